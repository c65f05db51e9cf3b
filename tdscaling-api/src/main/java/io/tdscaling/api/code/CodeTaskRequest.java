package io.tdscaling.api.code;

import java.util.List;

/**
 * What a family is asked for.
 *
 * @param seed randomness of the task; equal requests get equal tasks
 * @param data what tools returned, to compute with; empty except for {@link CodeKind#COMPUTE}
 */
public record CodeTaskRequest(long seed, List<DataTable> data) {
  /** Copies the list. */
  public CodeTaskRequest {
    data = List.copyOf(data);
  }

  /** Returns a request for a task that needs no data. */
  public static CodeTaskRequest of(long seed) {
    return new CodeTaskRequest(seed, List.of());
  }
}
