package de.kassenbote.hub.registry;

import de.kassenbote.http.HttpProblem;
import de.kassenbote.hub.exchange.ExchangeDesk;
import de.kassenbote.hub.numbers.FirstNumbers;
import de.kassenbote.routes.contract.Assignment;
import de.kassenbote.routes.contract.Contract;
import de.kassenbote.routes.contract.FeedScope;
import de.kassenbote.routes.contract.HandoverRows;
import de.kassenbote.routes.contract.StorableText;
import de.kassenbote.routes.contract.TillId;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.SortedSet;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;

/** Binds tills to machines: each time the till's next installation, with numbers and a subscription of its own. Works in the caller's transaction. */
public final class Binding {
  private static final int MAX_DEVICE = 100;
  private static final int MAX_SOFTWARE = 40;

  private final TillRegistry registry;
  private final TillCertificates certificates;
  private final FirstNumbers numbers;
  private final ExchangeDesk exchange;
  private final Supplier<String> address;

  /**
   * @param address of the hub's broker as tills reach it, {@code host:port}
   */
  public Binding(TillRegistry registry, TillCertificates certificates, FirstNumbers numbers, ExchangeDesk exchange, Supplier<String> address) {
    this.registry = registry;
    this.certificates = certificates;
    this.numbers = numbers;
    this.exchange = exchange;
    this.address = address;
  }

  /** Those that a machine may become now. */
  public List<TillRow> free(Handle h) {
    return registry.all(h).stream().filter(till -> till.stage() == TillStage.RELEASED && !till.bound()).toList();
  }

  /** Locked against every other writer until the transaction ends. */
  public TillRow lock(Handle h, TillId till) {
    return registry.lock(h, till).orElseThrow(() -> TillRegistry.unknown(till));
  }

  /** Whether the machine that it is bound to may be let in. */
  public boolean isUsable(TillRow till) {
    return till.stage() == TillStage.RELEASED && till.bound();
  }

  /**
   * The till is bound from now on.
   *
   * @throws HttpProblem 409 when it is not free
   */
  public TillRow begin(Handle h, TillRow before, String device, String software) {
    TillRegistry.requireFree(before);
    registry.begin(h, before.id(), device, software);
    numbers.begin(h, before.id());
    exchange.beginAnew(h, before.id());
    return registry.find(h, before.id()).orElseThrow();
  }

  /** That certificate was given to the machine that it is bound to. */
  public void certified(Handle h, TillRow till, X509Certificate certificate) {
    certificates.given(h, till.id(), till.epoch(), certificate);
  }

  public Assignment assignment(Handle h, TillRow till) {
    return new Assignment(Contract.VERSION, address.get(), till.id(), till.epoch(), registry.settings(h, till, exchange.of(h, till.id())));
  }

  /** How many rows those scopes have, feed by feed. */
  public List<HandoverRows> handover(Handle h, SortedSet<FeedScope> scopes) {
    return exchange.rows(h, scopes);
  }

  /**
   * @throws IllegalArgumentException when it cannot be kept as the name of a machine
   */
  public static String device(String told) {
    return text("device", told, MAX_DEVICE);
  }

  /** The same of a version. */
  public static String software(String told) {
    return text("software", told, MAX_SOFTWARE);
  }

  private static String text(String field, String told, int longest) {
    if (told.isBlank() || told.length() > longest || !StorableText.is(told)) {
      throw new IllegalArgumentException("enrolment.%s must have 1 to %d characters, got %d".formatted(field, longest, told.length()));
    }
    return told;
  }
}
