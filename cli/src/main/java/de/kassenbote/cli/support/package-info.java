/**
 * The verb {@code kassenbote support-bundle}: gathers in one file what somebody needs who is to find a fault from afar. No secret, no
 * payload and nothing of a customer is in it: lists of fields and {@link de.kassenbote.cli.support.Redaction} see to that.
 */
@NullMarked
package de.kassenbote.cli.support;

import org.jspecify.annotations.NullMarked;
