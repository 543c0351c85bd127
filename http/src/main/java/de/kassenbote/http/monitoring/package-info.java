/**
 * What a monitoring system asks of till and hub: {@code /metrics} out of one registry, and {@code /health} with each part by
 * name. Which figures and parts there are is said by the apps.
 */
@NullMarked
package de.kassenbote.http.monitoring;

import org.jspecify.annotations.NullMarked;
