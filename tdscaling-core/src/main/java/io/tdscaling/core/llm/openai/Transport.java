package io.tdscaling.core.llm.openai;

import io.tdscaling.api.llm.LlmException;
import io.tdscaling.api.llm.LlmException.Reason;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.IntStream;
import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.Dispatcher;
import okhttp3.Dns;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Sends requests, each once: nothing is tried again or followed elsewhere behind the caller's back,
 * since each request may be billed. The caller's thread talks to the server itself, for to hand
 * each request to another one costs more than most of the rest; it is watched, so that a caller who
 * is interrupted need not wait for the network.
 */
final class Transport implements AutoCloseable {
  /**
   * How long a connection is kept without use. Servers on uvicorn, Node and llama.cpp close theirs
   * after 5 s, and a request that meets with that is lost.
   */
  private static final Duration KEPT = Duration.ofSeconds(4);

  private static final MediaType JSON = MediaType.get("application/json");
  private static final int LONGEST_MESSAGE = 300;
  private static final int CONNECTIONS_OF_ONE = 16;

  private final Endpoint endpoint;
  private final Access access;
  private final ResponseReader reader;

  /** Ends what is asked by threads that are interrupted. */
  private final InterruptionWatch watch = new InterruptionWatch(daemons("tdscaling-llm-watch"));

  private final Lookup lookup = new Lookup(Dns.SYSTEM, daemons("tdscaling-llm-lookup"));

  /**
   * What is asked at once is spread over these: one has locks that hundreds of threads would wait
   * for, and looks through all its connections for each request.
   */
  private final List<OkHttpClient> clients;

  /** How many requests each of them has under way. */
  private final AtomicIntegerArray underWay;

  Transport(Endpoint endpoint, Access access, Limits limits, ResponseReader reader) {
    this.endpoint = endpoint;
    this.access = access;
    this.reader = reader;
    int count = Math.max(1, limits.connections() / CONNECTIONS_OF_ONE);
    int connections = (limits.connections() + count - 1) / count;
    OkHttpClient first = client(limits, lookup);
    this.clients = IntStream.range(0, count).mapToObj(i -> part(first, connections)).toList();
    this.underWay = new AtomicIntegerArray(count);
  }

  private static OkHttpClient client(Limits limits, Dns lookup) {
    return new OkHttpClient.Builder()
        .dns(lookup)
        .connectTimeout(limits.connect())
        .readTimeout(Duration.ZERO)
        .writeTimeout(Duration.ZERO)
        .retryOnConnectionFailure(false)
        .followRedirects(false)
        .followSslRedirects(false)
        .addNetworkInterceptor(Transport::once)
        .build();
  }

  private static ThreadFactory daemons(String name) {
    return task -> {
      Thread thread = new Thread(task, name);
      thread.setDaemon(true);
      return thread;
    };
  }

  /** Returns a client with connections of its own, and the rest shared. */
  private static OkHttpClient part(OkHttpClient first, int connections) {
    return first
        .newBuilder()
        .dispatcher(new Dispatcher())
        .connectionPool(new ConnectionPool(connections, KEPT.toMillis(), TimeUnit.MILLISECONDS))
        .build();
  }

  /** Marks that a request has got through, and keeps okhttp from repeating one by itself. */
  private static Response once(Interceptor.Chain chain) throws IOException {
    AtomicBoolean connected = chain.request().tag(AtomicBoolean.class);
    if (connected != null) {
      connected.set(true);
    }
    Response response = chain.proceed(chain.request());
    boolean repeated = response.code() == 503 && "0".equals(response.header("Retry-After"));
    return repeated ? response.newBuilder().header("Retry-After", "0.0").build() : response;
  }

  /**
   * Sends a request and waits for what comes of it.
   *
   * @param body its body
   * @param accept the media type that is wanted
   * @param ids ids for the calls of the answer
   * @param allowed time until the answer has to be complete
   */
  Outcome post(byte[] body, String accept, CallIds ids, Duration allowed)
      throws LlmException, InterruptedException {
    AtomicBoolean connected = new AtomicBoolean();
    Request.Builder request =
        new Request.Builder()
            .url(endpoint.url())
            .header("Accept", accept)
            .header("User-Agent", "tdscaling")
            .tag(AtomicBoolean.class, connected)
            .post(RequestBody.create(body, JSON));
    Secrets secrets = access.grant(request);
    int free = free();
    Call call = clients.get(free).newCall(request.build());
    call.timeout().timeout(allowed.toNanos(), TimeUnit.NANOSECONDS);
    InterruptionWatch.Watching watching = watch.over(call::cancel);
    try {
      return result(call, ids, secrets);
    } catch (IOException problem) {
      if (Thread.interrupted()) {
        throw interrupted(problem);
      }
      throw explained(problem, connected.get(), secrets);
    } finally {
      watching.close();
      underWay.decrementAndGet(free);
    }
  }

  /** Takes the first client that is not busy, so that its connections are used again. */
  private int free() {
    int last = clients.size() - 1;
    for (int i = 0; i < last; i++) {
      int busy = underWay.get(i);
      if (busy < CONNECTIONS_OF_ONE && underWay.compareAndSet(i, busy, busy + 1)) {
        return i;
      }
    }
    underWay.incrementAndGet(last);
    return last;
  }

  private Outcome result(Call call, CallIds ids, Secrets secrets) throws IOException {
    try (Response response = call.execute()) {
      return reader.read(response, ids, secrets);
    } catch (RuntimeException | Error fault) {
      throw new IllegalStateException("an answer could not be read", fault);
    }
  }

  private static InterruptedException interrupted(IOException problem) {
    InterruptedException interrupted = new InterruptedException("interrupted while asking");
    interrupted.initCause(problem);
    return interrupted;
  }

  private LlmException explained(IOException problem, boolean connected, Secrets secrets) {
    if (problem instanceof MalformedException) {
      return malformed(Reason.MALFORMED_REPLY, problem, secrets);
    }
    if (problem instanceof TooLargeException) {
      return malformed(Reason.TOO_LARGE, problem, secrets);
    }
    String why = String.valueOf(problem.getMessage());
    if (!connected) {
      return failed(Reason.CONNECTION_FAILED, "could not be reached: " + why, problem, secrets);
    }
    // Not how long was left: what is said of a failure is the same each time.
    return problem instanceof InterruptedIOException
        ? failed(Reason.TIMED_OUT, "did not answer in time: " + why, problem, secrets)
        : failed(Reason.CONNECTION_FAILED, "broke the connection: " + why, problem, secrets);
  }

  private LlmException malformed(Reason reason, IOException problem, Secrets secrets) {
    return failed(reason, "gave no answer: " + problem.getMessage(), null, secrets);
  }

  private LlmException failed(
      Reason reason, String what, @Nullable IOException cause, Secrets secrets) {
    return new LlmException(reason, secrets.excerpt(endpoint + " " + what, LONGEST_MESSAGE), cause);
  }

  @Override
  public void close() {
    for (OkHttpClient client : clients) {
      client.dispatcher().cancelAll();
      client.connectionPool().evictAll();
    }
    watch.close();
    lookup.close();
  }
}
