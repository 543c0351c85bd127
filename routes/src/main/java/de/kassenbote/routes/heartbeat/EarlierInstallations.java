package de.kassenbote.routes.heartbeat;

import de.kassenbote.routes.contract.EarlierHeld;
import de.kassenbote.routes.contract.Watermark;

/** Who wants to know what the hub has of earlier installations of the till. */
public interface EarlierInstallations {
  /** For a till that took nothing over. */
  EarlierInstallations NONE =
      new EarlierInstallations() {
        @Override
        public void hear(Watermark watermark) {}

        @Override
        public void hear(EarlierHeld held) {}
      };

  /** Of another epoch than the present one. */
  void hear(Watermark watermark);

  void hear(EarlierHeld held);
}
