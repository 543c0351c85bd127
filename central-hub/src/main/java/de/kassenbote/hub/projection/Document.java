package de.kassenbote.hub.projection;

import de.kassenbote.routes.contract.Abort;
import de.kassenbote.routes.contract.CashMovement;
import de.kassenbote.routes.contract.Contract;
import de.kassenbote.routes.contract.DayClosing;
import de.kassenbote.routes.contract.InstallationBegun;
import de.kassenbote.routes.contract.JournalledAgain;
import de.kassenbote.routes.contract.Receipt;
import de.kassenbote.routes.contract.RejectedMessage;
import de.kassenbote.routes.contract.Reversal;
import de.kassenbote.routes.envelope.JournalEntry;
import java.util.Optional;

/** What an entry says. */
sealed interface Document {
  /**
   * The document's number.
   *
   * @throws IllegalStateException of an {@link Installed}, which is no document that a customer has
   */
  String number();

  /** Whether it has a number. */
  default boolean isNumbered() {
    return true;
  }

  record Sale(Receipt receipt) implements Document {
    @Override
    public String number() {
      return receipt.number();
    }
  }

  record Undoing(Reversal reversal) implements Document {
    @Override
    public String number() {
      return reversal.receipt().number();
    }
  }

  record GivenUp(Abort abort) implements Document {
    @Override
    public String number() {
      return abort.number();
    }
  }

  record Cash(CashMovement movement) implements Document {
    @Override
    public String number() {
      return movement.number();
    }
  }

  record Closing(DayClosing closing) implements Document {
    @Override
    public String number() {
      return closing.number();
    }
  }

  /** An installation of the till began, or took something over. */
  record Installed(InstallationBegun installation) implements Document {
    @Override
    public String number() {
      throw new IllegalStateException("an installation has no number");
    }

    @Override
    public boolean isNumbered() {
      return false;
    }
  }

  /** A document that was first written under another key. */
  record Again(JournalledAgain origin, Document document) implements Document {
    @Override
    public String number() {
      return document.number();
    }

    @Override
    public boolean isNumbered() {
      return document.isNumbered();
    }
  }

  /**
   * Reads an entry; touches nothing.
   *
   * @throws RejectedMessage when type or version is unknown, or the payload is not what the type says
   */
  static Document of(JournalEntry entry) {
    if (entry.version() != Contract.VERSION) {
      throw new RejectedMessage("entry of version %d; known is %d".formatted(entry.version(), Contract.VERSION));
    }
    return switch (entry.type()) {
      case InstallationBegun.TYPE -> new Installed(Contract.read(entry.payload(), InstallationBegun.class));
      case JournalledAgain.TYPE -> {
        JournalledAgain again = Contract.read(entry.payload(), JournalledAgain.class);
        yield new Again(again, of(first(again)));
      }
      case Receipt.TYPE -> new Sale(Contract.read(entry.payload(), Receipt.class));
      case Reversal.TYPE -> new Undoing(Contract.read(entry.payload(), Reversal.class));
      case Abort.TYPE -> new GivenUp(Contract.read(entry.payload(), Abort.class));
      case CashMovement.TYPE -> new Cash(Contract.read(entry.payload(), CashMovement.class));
      case DayClosing.TYPE -> new Closing(Contract.read(entry.payload(), DayClosing.class));
      default -> throw new RejectedMessage("entry of unknown type '" + entry.type() + "'");
    };
  }

  /** The receipt in an entry that has one, a reversal's included. */
  static Optional<Receipt> receipt(JournalEntry entry) {
    return switch (entry.type()) {
      case JournalledAgain.TYPE -> receipt(first(Contract.read(entry.payload(), JournalledAgain.class)));
      case Receipt.TYPE -> Optional.of(Contract.read(entry.payload(), Receipt.class));
      case Reversal.TYPE -> Optional.of(Contract.read(entry.payload(), Reversal.class).receipt());
      default -> Optional.empty();
    };
  }

  private static JournalEntry first(JournalledAgain again) {
    return new JournalEntry(again.origin(), again.type(), again.version(), again.occurredAt(), again.payload(), again.hash());
  }
}
