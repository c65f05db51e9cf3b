package io.tdscaling.core.llm.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import okhttp3.Dns;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LookupTest {
  private static Lookup lookup(Dns names) {
    return new Lookup(names, Thread::new);
  }

  @Test
  void lookup_knownName_returnsItsAddresses() throws Exception {
    List<InetAddress> addresses = List.of(InetAddress.getLoopbackAddress());
    try (Lookup lookup = lookup(host -> addresses)) {
      assertThat(lookup.lookup("here")).isEqualTo(addresses);
    }
  }

  @Test
  void lookup_unknownName_saysWhatTheSystemSays() {
    UnknownHostException unknown = new UnknownHostException("nowhere: no such name");
    try (Lookup lookup =
        lookup(
            host -> {
              throw unknown;
            })) {
      assertThatThrownBy(() -> lookup.lookup("nowhere")).isSameAs(unknown);
    }
  }

  @Test
  void lookup_faultOfTheSystem_isAnUnknownNameWithItsCause() {
    IllegalArgumentException fault = new IllegalArgumentException("broken");
    try (Lookup lookup =
        lookup(
            host -> {
              throw fault;
            })) {
      assertThatThrownBy(() -> lookup.lookup("nowhere"))
          .isInstanceOf(UnknownHostException.class)
          .hasMessage("nowhere")
          .hasRootCause(fault);
    }
  }

  @Test
  void lookup_interrupted_endsAndLeavesTheThreadInterrupted() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    CountDownLatch begun = new CountDownLatch(1);
    CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
    try (Lookup lookup =
        lookup(
            host -> {
              begun.countDown();
              await(never);
              return List.of();
            })) {
      Thread caller =
          new Thread(
              () -> {
                try {
                  lookup.lookup("slow");
                  interrupted.complete(false);
                } catch (UnknownHostException end) {
                  interrupted.complete(Thread.currentThread().isInterrupted());
                }
              });
      caller.start();
      begun.await();
      caller.interrupt();

      assertThat(interrupted.get(30, TimeUnit.SECONDS)).isTrue();
      caller.join();
    }
    never.countDown();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException end) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void lookup_closed_findsNothing() {
    Lookup lookup = lookup(host -> List.of());
    lookup.close();

    assertThatThrownBy(() -> lookup.lookup("here")).isInstanceOf(UnknownHostException.class);
  }
}
