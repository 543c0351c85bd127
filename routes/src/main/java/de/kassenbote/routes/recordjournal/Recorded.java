package de.kassenbote.routes.recordjournal;

import de.kassenbote.routes.contract.SeqRange;
import de.kassenbote.routes.contract.Watermark;
import org.jspecify.annotations.Nullable;

/**
 * What recording an envelope came to.
 *
 * @param watermark how far the till is complete now
 * @param entries how many were new
 * @param setAside how many are recorded with other content, and were put into quarantine
 * @param askedAgain entries that do not fit the chain and that the till shall send again; absent = none
 */
public record Recorded(Watermark watermark, int entries, int setAside, @Nullable SeqRange askedAgain) {}
