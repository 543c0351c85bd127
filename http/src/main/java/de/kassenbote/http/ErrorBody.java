package de.kassenbote.http;

/** How every error is answered. */
public record ErrorBody(int status, String message) {}
