/**
 * Keys and certificates of hub and tills: the hub's authority, requests, files, fingerprints, and TLS made from them. Who may have a
 * certificate, and which ones still count, is decided elsewhere.
 */
@NullMarked
package de.kassenbote.certificates;

import org.jspecify.annotations.NullMarked;
