package de.kassenbote.routes.contract;

import java.util.List;

/**
 * What a machine gets that has become a till.
 *
 * @param certificates its own for TLS and the authority's, in PEM
 * @param voucherCertificates its own for vouchers and the authority's, in PEM
 * @param handover how many rows of each feed the first catch-up brings, as things are
 */
public record EnrolmentAnswer(Assignment assignment, String certificates, String voucherCertificates, List<HandoverRows> handover) {
  public EnrolmentAnswer {
    Check.present("enrolment.assignment", assignment);
    Check.present("enrolment.certificates", certificates);
    Check.present("enrolment.voucherCertificates", voucherCertificates);
    handover = List.copyOf(Check.present("enrolment.handover", handover));
  }
}
