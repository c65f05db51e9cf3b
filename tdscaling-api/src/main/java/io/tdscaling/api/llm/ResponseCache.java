package io.tdscaling.api.llm;

import java.io.IOException;
import java.util.Optional;

/**
 * Remembers what models answered, beyond the end of the process, so that a run that is resumed pays
 * for nothing twice. Thread-safe. A reply that was stored is found again after a crash of the
 * process, at once.
 */
public interface ResponseCache extends AutoCloseable {
  /**
   * Returns what is remembered of a question.
   *
   * @param key SHA-256 of all that the question is, in hexadecimal
   */
  Optional<LlmReply> find(String key) throws IOException;

  /** Remembers an answer; another one under the same key is replaced. */
  void store(String key, LlmReply reply) throws IOException;

  /** Closes what the cache holds open. */
  @Override
  void close() throws IOException;
}
