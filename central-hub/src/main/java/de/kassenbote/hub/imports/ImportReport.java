package de.kassenbote.hub.imports;

import de.kassenbote.hub.masterdata.Outcome;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What can be asked about an import.
 *
 * @param state {@code queued}, {@code running}, {@code done} or {@code refused}; refused means that nothing was changed
 * @param rowsRead rows found right so far
 * @param rowsApplied rows written so far; those already as wanted are not written
 * @param recognised absent until the header is read
 * @param outcome present when done
 * @param errorCount all errors, of which at most a hundred are in {@code errors}
 */
public record ImportReport(
    String id,
    String kind,
    String state,
    int rowsRead,
    int rowsApplied,
    @Nullable Recognised recognised,
    @Nullable Outcome outcome,
    int errorCount,
    List<String> errors) {}
