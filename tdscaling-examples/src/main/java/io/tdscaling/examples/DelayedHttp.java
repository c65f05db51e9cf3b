package io.tdscaling.examples;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * A server of HTTP/1.1 that answers each request after the same time. One thread does it all, so
 * that a thousand connections cost little beside what is measured on the same machine.
 */
final class DelayedHttp implements AutoCloseable {
  private static final int BACKLOG = 4096;

  private final Selector selector;
  private final ServerSocketChannel server;
  private final long delayNanos;
  private final HttpConnection.Handler handler;
  private final Thread thread;

  /** What is to be sent, in the order in which it is due. */
  private final Deque<Due> due = new ArrayDeque<>();

  private record Due(long nanos, HttpConnection connection, ByteBuffer answer) {}

  /**
   * Starts a server.
   *
   * @param address where it listens
   * @param delay time from a request to its answer
   * @param handler answers requests, on the server's one thread
   */
  DelayedHttp(InetSocketAddress address, Duration delay, HttpConnection.Handler handler)
      throws IOException {
    this.delayNanos = delay.toNanos();
    this.handler = handler;
    this.selector = Selector.open();
    this.server = ServerSocketChannel.open();
    server.bind(address, BACKLOG).configureBlocking(false);
    server.register(selector, SelectionKey.OP_ACCEPT);
    this.thread = new Thread(this::serve, "scripted-server");
    thread.start();
  }

  /** Returns where it listens. */
  InetSocketAddress address() throws IOException {
    return (InetSocketAddress) server.getLocalAddress();
  }

  private void serve() {
    try (selector;
        server) {
      while (!thread.isInterrupted()) {
        selector.select(this::act, millisToWait());
        sendDue();
      }
      for (SelectionKey key : selector.keys()) {
        key.channel().close();
      }
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  /** Returns the time until the next answer is due; 0 is for ever. */
  private long millisToWait() {
    Due next = due.peek();
    return next == null
        ? 0
        : 1 + Math.max(0, Duration.ofNanos(next.nanos() - System.nanoTime()).toMillis());
  }

  private void sendDue() {
    long now = System.nanoTime();
    while (!due.isEmpty() && due.peek().nanos() - now <= 0) {
      Due next = due.remove();
      next.connection().send(next.answer());
    }
  }

  private void act(SelectionKey key) {
    if (key.attachment() instanceof HttpConnection connection) {
      connection.act(
          answer -> due.add(new Due(System.nanoTime() + delayNanos, connection, answer)));
      return;
    }
    try {
      accept();
    } catch (IOException gone) {
      // The client went away before it was let in.
    }
  }

  private void accept() throws IOException {
    for (SocketChannel client = server.accept(); client != null; client = server.accept()) {
      client.configureBlocking(false);
      client.setOption(StandardSocketOptions.TCP_NODELAY, true);
      SelectionKey key = client.register(selector, SelectionKey.OP_READ);
      key.attach(new HttpConnection(client, key, handler));
    }
  }

  /** Stops the server. */
  @Override
  public void close() {
    thread.interrupt();
  }
}
