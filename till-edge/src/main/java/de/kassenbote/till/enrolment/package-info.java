/** How this machine becomes a till, and what it is then known by: keys, certificates, the installation it was given. */
@NullMarked
package de.kassenbote.till.enrolment;

import org.jspecify.annotations.NullMarked;
