package de.kassenbote.hub.registry;

/**
 * Why a till cannot be added.
 *
 * @param till its place among those that were to be added, from 0
 * @param field of {@link NewTill} that is at fault
 * @param reason one sentence
 */
public record Objection(int till, String field, String reason) {
  public static final String ID = "id";
  public static final String BRANCH = "branch";
  public static final String EXCHANGE = "exchange";
}
