package de.kassenbote.hub.masterdata;

/**
 * Why one edit cannot be done.
 *
 * @param edit its position among the edits, from 0
 * @param field of the contract's record
 */
public record Finding(int edit, String field, String reason) {}
