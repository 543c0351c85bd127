/** What both processes need to come up and go down: the order of their parts, and Camel around ready-made components. */
@NullMarked
package de.kassenbote.routes.process;

import org.jspecify.annotations.NullMarked;
