package de.kassenbote.cli.accounting;

import de.kassenbote.cli.sell.Sold;
import de.kassenbote.routes.contract.TillId;

/** A receipt as stored bytes hold it, with their SHA-256. */
public record Booked(TillId till, Sold sold, String payloadSha256) {}
