package io.tdscaling.examples;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One connection of a {@link DelayedHttp}; requests come one after the other. */
final class HttpConnection {
  private static final Pattern LENGTH = Pattern.compile("\r\ncontent-length: *(\\d{1,8})\r\n");
  private static final int BEGIN = 16 << 10;
  private static final int LARGEST = 64 << 20;
  private static final int NONE = -1;

  private final SocketChannel channel;
  private final SelectionKey key;
  private final Handler handler;
  private ByteBuffer in = ByteBuffer.allocate(BEGIN);
  private ByteBuffer out = ByteBuffer.allocate(0);

  /** Where the body of the request begins that is read, and where it ends. */
  private int body = NONE;

  private int end = NONE;
  private String head = "";

  /** Answers requests. */
  @FunctionalInterface
  interface Handler {
    /**
     * Returns a whole answer, status line and headers included.
     *
     * @param target what is asked, such as {@code POST /v1/chat/completions}
     * @param body the body of the request
     */
    byte[] answer(String target, byte[] body);
  }

  HttpConnection(SocketChannel channel, SelectionKey key, Handler handler) {
    this.channel = channel;
    this.key = key;
    this.handler = handler;
  }

  /** Returns an answer as it is sent. */
  static byte[] response(String status, byte[] body) {
    String format = "HTTP/1.1 %s\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n";
    byte[] head = format.formatted(status, body.length).getBytes(StandardCharsets.ISO_8859_1);
    byte[] whole = Arrays.copyOf(head, head.length + body.length);
    System.arraycopy(body, 0, whole, head.length, body.length);
    return whole;
  }

  /**
   * Reads or writes what can be.
   *
   * @param answers takes what requests that are complete are answered
   */
  void act(Consumer<ByteBuffer> answers) {
    try {
      if (key.isWritable()) {
        write();
      }
      if (key.isReadable()) {
        read(answers);
      }
    } catch (IOException gone) {
      close();
    }
  }

  private void read(Consumer<ByteBuffer> answers) throws IOException {
    int read = channel.read(in);
    while (read > 0 && !in.hasRemaining() && in.capacity() < LARGEST) {
      in = ByteBuffer.allocate(2 * in.capacity()).put(in.flip());
      read = channel.read(in);
    }
    while (isComplete()) {
      byte[] request = Arrays.copyOfRange(in.array(), body, end);
      answers.accept(ByteBuffer.wrap(handler.answer(target(), request)));
      in.flip().position(end);
      in.compact();
      body = NONE;
    }
    if (read < 0 || !in.hasRemaining()) {
      close(); // It is at its end, or larger than any request.
    }
  }

  private boolean isComplete() throws IOException {
    if (body == NONE) {
      findBody();
    }
    return body != NONE && in.position() >= end;
  }

  private void findBody() throws IOException {
    byte[] bytes = in.array();
    for (int i = 0; i + 4 <= in.position(); i++) {
      if (bytes[i] == '\r'
          && bytes[i + 1] == '\n'
          && bytes[i + 2] == '\r'
          && bytes[i + 3] == '\n') {
        head = new String(bytes, 0, i + 2, StandardCharsets.ISO_8859_1);
        body = i + 4;
        end = body + length();
        return;
      }
    }
  }

  /** A request without a length has no body. */
  private int length() {
    Matcher length = LENGTH.matcher(head.toLowerCase(Locale.ROOT));
    return length.find() ? Integer.parseInt(length.group(1)) : 0;
  }

  private String target() {
    int version = head.indexOf(" HTTP/");
    return version < 0 ? "" : head.substring(0, version);
  }

  /** Sends bytes, now and whenever more of them can be sent. */
  void send(ByteBuffer bytes) {
    if (!channel.isOpen()) {
      return;
    }
    ByteBuffer more = ByteBuffer.allocate(out.remaining() + bytes.remaining());
    out = more.put(out).put(bytes).flip();
    try {
      write();
    } catch (IOException gone) {
      close(); // As one does that was killed.
    }
  }

  private void write() throws IOException {
    channel.write(out);
    int wanted = SelectionKey.OP_READ | (out.hasRemaining() ? SelectionKey.OP_WRITE : 0);
    if (key.interestOps() != wanted) {
      key.interestOps(wanted);
    }
  }

  private void close() {
    try {
      channel.close();
    } catch (IOException alreadyGone) {
      key.cancel();
    }
  }
}
