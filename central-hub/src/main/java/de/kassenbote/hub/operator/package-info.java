/** What operators did to a running hub: who, when, what, with which parameters and result. What an act does lives elsewhere. */
@NullMarked
package de.kassenbote.hub.operator;

import org.jspecify.annotations.NullMarked;
