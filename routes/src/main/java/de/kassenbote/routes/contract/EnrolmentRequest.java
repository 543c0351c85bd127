package de.kassenbote.routes.contract;

import org.jspecify.annotations.Nullable;

/**
 * A machine asks to become a till, by a code.
 *
 * @param code the code's number
 * @param secret the code's secret
 * @param till which one; absent when only asking what there is
 * @param tlsRequest PKCS #10 in Base64, for the key that the machine will connect with
 * @param voucherRequest the same for the key that it will sign vouchers with
 * @param device what the machine calls itself
 * @param software its version of Kassenbote
 */
public record EnrolmentRequest(
    String code,
    String secret,
    @Nullable TillId till,
    @Nullable String tlsRequest,
    @Nullable String voucherRequest,
    @Nullable String device,
    @Nullable String software) {
  public EnrolmentRequest {
    Check.text("enrolment.code", code, 20);
    Check.text("enrolment.secret", secret, 40);
  }

  /** Asks what the code allows. */
  public static EnrolmentRequest offers(EnrolmentCode code) {
    return new EnrolmentRequest(code.id(), code.secret(), null, null, null, null, null);
  }

  @Override
  public String toString() {
    return "enrolment by code " + code;
  }
}
