package io.tdscaling.sandbox.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** Things of the host that no program may read, change or reach. */
final class Canaries implements AutoCloseable {
  /** Variables that a sandbox may well set to what the host has. */
  private static final Set<String> COMMON =
      Set.of("PATH", "HOME", "LANG", "LC_ALL", "TZ", "TERM", "PWD", "SHELL", "USER", "SHLVL");

  private static final int SECRET_CHARS = 10;

  private final Path directory;
  private final Path file;
  private final String secret = "canary-" + UUID.randomUUID();
  private final ServerSocketChannel tcp;
  private final ServerSocketChannel unix;
  private final DatagramChannel udp;
  private final Path socket;

  Canaries(Path directory) throws IOException {
    this.directory = directory;
    file = Files.writeString(directory.resolve("secret.txt"), secret);
    socket = directory.resolve("socket");
    InetSocketAddress loopback = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    tcp = ServerSocketChannel.open().bind(loopback);
    unix =
        ServerSocketChannel.open(StandardProtocolFamily.UNIX)
            .bind(UnixDomainSocketAddress.of(socket));
    udp = DatagramChannel.open().bind(tcp.getLocalAddress());
    tcp.configureBlocking(false);
    unix.configureBlocking(false);
    udp.configureBlocking(false);
  }

  /** Puts what there is into the placeholders of a program. */
  String fill(String program) throws IOException {
    return program
        .replace("@FILE@", file.toString())
        .replace("@DIR@", directory.toString())
        .replace("@SOCKET@", socket.toString())
        .replace("@PORT@", String.valueOf(((InetSocketAddress) tcp.getLocalAddress()).getPort()));
  }

  /** Checks that output holds nothing of the host. */
  void assertNotIn(String output) {
    assertThat(output).doesNotContain(secret);
    for (Map.Entry<String, String> variable : System.getenv().entrySet()) {
      if (!COMMON.contains(variable.getKey()) && variable.getValue().length() > SECRET_CHARS) {
        assertThat(output).as(variable.getKey()).doesNotContain(variable.getValue());
      }
    }
  }

  /** Checks that nothing was changed and nobody called. */
  void assertUntouched() throws IOException {
    assertThat(Files.readString(file)).isEqualTo(secret);
    try (Stream<Path> entries = Files.list(directory)) {
      assertThat(entries.sorted().toList()).isEqualTo(List.of(file, socket));
    }
    assertThat(tcp.accept()).isNull();
    assertThat(unix.accept()).isNull();
    assertThat(udp.receive(ByteBuffer.allocate(16))).isNull();
  }

  @Override
  public void close() throws IOException {
    tcp.close();
    unix.close();
    udp.close();
    Files.delete(socket);
  }
}
