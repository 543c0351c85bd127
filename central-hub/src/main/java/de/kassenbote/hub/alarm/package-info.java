/** What an operator has to be told about a till, once for each subject. Who raises and who shows an alarm lives elsewhere. */
@NullMarked
package de.kassenbote.hub.alarm;

import org.jspecify.annotations.NullMarked;
