/**
 * The messages that till and hub exchange, as records with their rules, and {@link Contract}, their JSON form. No
 * broker, no database, no HTTP.
 */
@NullMarked
package de.kassenbote.routes.contract;

import org.jspecify.annotations.NullMarked;
