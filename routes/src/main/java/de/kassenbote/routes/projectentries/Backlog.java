package de.kassenbote.routes.projectentries;

/**
 * A journal that holds complete entries which are not projected yet.
 *
 * @param entries how many; at least 1
 */
public record Backlog(JournalPart part, long entries) {}
