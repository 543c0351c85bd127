/**
 * At the till: carries to the hub what was taken over of earlier installations, under its own keys, once the hub has said that it lacks
 * it. No SQL: what was taken over is a port.
 */
@NullMarked
package de.kassenbote.routes.sendrescued;

import org.jspecify.annotations.NullMarked;
