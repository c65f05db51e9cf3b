package io.tdscaling.sandbox.embedded.python;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import run.endive.runtime.HostFunction;
import run.endive.runtime.Memory;
import run.endive.wasm.types.FunctionType;
import run.endive.wasm.types.ValType;

/**
 * The functions of WASI preview 1 that the guest imports. Those that are not here come from {@link
 * FileCalls}; sockets and links there are none.
 */
final class SystemCalls {
  private static final String MODULE = "wasi_snapshot_preview1";
  private static final int MAX_RANDOM_BYTES = 1 << 20;
  private static final int SUBSCRIPTION_BYTES = 48;
  private static final int EVENT_BYTES = 32;
  private static final int MAX_SUBSCRIPTIONS = 64;

  /** What one call does with its arguments, all of them as 64 bits; it returns an error number. */
  @FunctionalInterface
  interface Call {
    int apply(Memory memory, long[] arguments) throws IOException;
  }

  private final GuestSystem system;
  private final List<HostFunction> functions = new ArrayList<>();

  private SystemCalls(GuestSystem system) {
    this.system = system;
  }

  /** Returns all functions over a system. */
  static List<HostFunction> of(GuestSystem system) {
    SystemCalls calls = new SystemCalls(system);
    calls.addAll();
    new FileCalls(system).addTo(calls);
    new PathCalls(system).addTo(calls);
    return calls.functions;
  }

  /**
   * Adds a function.
   *
   * @param types its parameters: {@code i} for 32 bits, {@code l} for 64
   */
  void add(String name, String types, Call call) {
    List<ValType> parameters =
        types.chars().mapToObj(c -> c == 'l' ? ValType.I64 : ValType.I32).toList();
    functions.add(
        new HostFunction(
            MODULE,
            name,
            FunctionType.of(parameters, List.of(ValType.I32)),
            (instance, arguments) -> new long[] {errno(call, instance.memory(), arguments)}));
  }

  private static int errno(Call call, Memory memory, long[] arguments) {
    try {
      return call.apply(memory, arguments);
    } catch (IOException e) {
      return Errno.of(e);
    } catch (UnsupportedOperationException e) {
      return Errno.NOTSUP;
    } catch (IllegalArgumentException e) {
      return Errno.INVAL;
    }
  }

  private void addAll() {
    add("args_sizes_get", "ii", SystemCalls::sizesOfNone);
    add("args_get", "ii", (memory, a) -> Errno.SUCCESS);
    add("environ_sizes_get", "ii", SystemCalls::sizesOfNone);
    add("environ_get", "ii", (memory, a) -> Errno.SUCCESS);
    add("clock_res_get", "ii", SystemCalls::clockResolution);
    add("clock_time_get", "ili", this::clockTime);
    add("poll_oneoff", "iiii", this::poll);
    add("random_get", "ii", this::random);
    add("sched_yield", "", (memory, a) -> Errno.SUCCESS);
    add("sock_accept", "iii", (memory, a) -> Errno.NOTSUP);
    add("sock_recv", "iiiiii", (memory, a) -> Errno.NOTSUP);
    add("sock_send", "iiiii", (memory, a) -> Errno.NOTSUP);
    add("sock_shutdown", "ii", (memory, a) -> Errno.NOTSUP);
    functions.add(
        new HostFunction(
            MODULE,
            "proc_exit",
            FunctionType.of(List.of(ValType.I32), List.of()),
            (instance, a) -> {
              throw new GuestExit((int) a[0]);
            }));
  }

  private static int sizesOfNone(Memory memory, long[] a) {
    memory.writeI32((int) a[0], 0);
    memory.writeI32((int) a[1], 0);
    return Errno.SUCCESS;
  }

  private static int clockResolution(Memory memory, long[] a) {
    memory.writeLong((int) a[1], 1L);
    return Errno.SUCCESS;
  }

  /** All clocks are one, the processor's too: what a program measures has to be repeatable. */
  private int clockTime(Memory memory, long[] a) {
    memory.writeLong((int) a[2], system.time.read());
    return Errno.SUCCESS;
  }

  private int random(Memory memory, long[] a) {
    int count = (int) a[1];
    if (count < 0 || count > MAX_RANDOM_BYTES) {
      return Errno.INVAL;
    }
    byte[] bytes = new byte[count];
    system.random.nextBytes(bytes);
    memory.write((int) a[0], bytes);
    return Errno.SUCCESS;
  }

  /** Waiting for descriptors never takes time; waiting for the clock moves it. */
  private int poll(Memory memory, long[] a) {
    int count = (int) a[2];
    if (count <= 0 || count > MAX_SUBSCRIPTIONS) {
      return Errno.INVAL;
    }
    long sleep = Long.MAX_VALUE;
    for (int i = 0; i < count; i++) {
      int subscription = (int) a[0] + i * SUBSCRIPTION_BYTES;
      sleep = Math.min(sleep, waitingTime(memory, subscription));
    }
    system.time.sleep(sleep);
    for (int i = 0; i < count; i++) {
      int subscription = (int) a[0] + i * SUBSCRIPTION_BYTES;
      int event = (int) a[1] + i * EVENT_BYTES;
      memory.write(event, new byte[EVENT_BYTES]);
      memory.writeLong(event, memory.readLong(subscription));
      memory.writeByte(event + 10, memory.read(subscription + 8));
    }
    memory.writeI32((int) a[3], count);
    return Errno.SUCCESS;
  }

  private long waitingTime(Memory memory, int subscription) {
    if (memory.read(subscription + 8) != 0) {
      return 0;
    }
    long time = memory.readLong(subscription + 24);
    boolean absolute = (memory.readShort(subscription + 40) & 1) != 0;
    return Math.max(0, absolute ? time - system.time.read() : time);
  }
}
