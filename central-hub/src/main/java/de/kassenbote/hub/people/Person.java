package de.kassenbote.hub.people;

import java.time.Instant;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who may use the hub.
 *
 * @param locked may not log in
 * @param oneTimePassword the password was given by somebody else, and must be changed before anything else
 * @param loggedInAt the last time; absent = never
 */
public record Person(PersonName name, SortedSet<Role> roles, boolean locked, boolean oneTimePassword, Instant addedAt, @Nullable Instant loggedInAt) {}
