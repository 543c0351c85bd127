package de.kassenbote.routes.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ComplaintTest {
  private static final IOException DISK_FULL = new IOException("no space left");

  private final AtomicLong nanos = new AtomicLong();
  private final Complaint complaint = new Complaint(nanos::get);

  @Test
  void theSameFailureIsSaidOnceInTenMinutes() {
    assertThat(complaint.isNew("receive-feed", DISK_FULL)).isTrue();
    pass(Duration.ofMinutes(9));
    assertThat(complaint.isNew("receive-feed", DISK_FULL)).isFalse();
    pass(Duration.ofMinutes(1));
    assertThat(complaint.isNew("receive-feed", DISK_FULL)).isTrue();
    assertThat(complaint.isNew("receive-feed", DISK_FULL)).isFalse();
  }

  @Test
  void anotherFailureAndAnotherRouteAreSaidAtOnce() {
    complaint.isNew("receive-feed", DISK_FULL);
    assertThat(complaint.isNew("receive-feed", new IllegalStateException("closed"))).isTrue();
    assertThat(complaint.isNew("apply-feed", DISK_FULL)).isTrue();
  }

  private void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
  }
}
