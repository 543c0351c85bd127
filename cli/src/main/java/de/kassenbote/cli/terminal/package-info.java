/**
 * What a command shows: tables, progress, and one sentence when it fails. Works with and without a terminal; decides
 * nothing.
 */
@NullMarked
package de.kassenbote.cli.terminal;

import org.jspecify.annotations.NullMarked;
