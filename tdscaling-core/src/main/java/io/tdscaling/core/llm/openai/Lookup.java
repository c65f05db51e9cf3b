package io.tdscaling.core.llm.openai;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import okhttp3.Dns;

/**
 * Looks names up on threads of its own: a lookup can neither be interrupted nor cancelled, and a
 * caller who is interrupted need not wait for it.
 */
final class Lookup implements Dns, AutoCloseable {
  private static final Duration THREAD_KEPT = Duration.ofSeconds(30);

  private final Dns names;
  private final ExecutorService threads;

  /**
   * Makes a lookup.
   *
   * @param names looks names up
   * @param factory makes the threads
   */
  Lookup(Dns names, ThreadFactory factory) {
    this.names = names;
    this.threads =
        new ThreadPoolExecutor(
            0,
            Integer.MAX_VALUE,
            THREAD_KEPT.toSeconds(),
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            factory);
  }

  @Override
  public List<InetAddress> lookup(String host) throws UnknownHostException {
    try {
      Future<List<InetAddress>> addresses = threads.submit(() -> names.lookup(host));
      return addresses.get();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw unknown(host, interrupted);
    } catch (RejectedExecutionException closed) {
      throw unknown(host, closed);
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof UnknownHostException unknown) {
        throw unknown;
      }
      throw unknown(host, failed);
    }
  }

  private static UnknownHostException unknown(String host, Throwable cause) {
    UnknownHostException unknown = new UnknownHostException(host);
    unknown.initCause(cause);
    return unknown;
  }

  @Override
  public void close() {
    threads.shutdown();
  }
}
