package io.tdscaling.sandbox.bubblewrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class OutputCollectorTest {
  private final AtomicInteger overflows = new AtomicInteger();

  private OutputCollector collected(InputStream out, InputStream err, int limit) throws Exception {
    OutputCollector collector = new OutputCollector(out, err, limit, overflows::incrementAndGet);
    collector.await();
    return collector;
  }

  private static InputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void await_littleOutput_isKept() throws Exception {
    OutputCollector collector = collected(stream("äb"), stream("c"), 4);

    assertThat(collector.stdout()).isEqualTo("äb");
    assertThat(collector.stderr()).isEqualTo("c");
    assertThat(collector.truncatedBytes()).isZero();
    assertThat(overflows).hasValue(0);
  }

  @Test
  void await_muchOutput_isCutAndCounted() throws Exception {
    OutputCollector collector = collected(stream("x".repeat(100_000)), stream(""), 1_000);

    assertThat(collector.stdout()).isEqualTo("x".repeat(1_000));
    assertThat(collector.truncatedBytes()).isEqualTo(99_000);
    assertThat(overflows).as("told once").hasValue(1);
  }

  @Test
  void await_cutInACharacter_leavesTheCharacterOut() throws Exception {
    assertThat(collected(stream("aüü"), stream(""), 4).stdout()).isEqualTo("aü");
    assertThat(collected(stream("a€€"), stream(""), 6).stdout()).isEqualTo("a€");
    assertThat(collected(stream("a€€"), stream(""), 7).stdout()).isEqualTo("a€€");
    assertThat(collected(stream("\uD83D\uDE00\uD83D\uDE00"), stream(""), 7).stdout())
        .isEqualTo("\uD83D\uDE00");
    assertThat(collected(stream("üxx"), stream(""), 1).stdout()).isEmpty();
    assertThat(collected(stream("xüx"), stream(""), 3).stdout()).isEqualTo("xü");
  }

  @Test
  void await_bytesThatAreNoText_areReplaced() throws Exception {
    InputStream out = new ByteArrayInputStream(new byte[] {'a', (byte) 0xff, (byte) 0x80, 'b'});

    assertThat(collected(out, stream(""), 9).stdout()).isEqualTo("a\uFFFD\uFFFDb");
  }

  @Test
  void note_isALineOfItsOwnWhereThereIsRoom() throws Exception {
    OutputCollector collector = collected(stream(""), stream("no end"), 20);

    collector.note("done");
    collector.note("more than there is room for");

    assertThat(collector.stderr()).isEqualTo("no end\ndone\n");
  }

  @Test
  void await_brokenStream_isNoted() throws Exception {
    InputStream broken =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("broken");
          }

          @Override
          public int read(byte[] bytes, int offset, int length) throws IOException {
            throw new IOException("broken");
          }
        };

    assertThat(collected(broken, stream(""), 200).stderr()).contains("broken");
  }
}
