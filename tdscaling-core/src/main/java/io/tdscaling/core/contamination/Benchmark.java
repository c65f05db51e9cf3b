package io.tdscaling.core.contamination;

import com.google.common.hash.Hasher;
import com.google.common.hash.Hashing;
import io.tdscaling.api.tool.ToolSpec;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What benchmarks ask and the tools they ask it with. Texts are kept as hashes of {@value #WORDS}
 * words in a row; a text of fewer words, but at least {@value #FEWEST}, as a whole; shorter ones
 * say nothing. A tool is its name and the names of its parameters, of which it has at least one.
 * Immutable.
 */
public final class Benchmark {
  /** How many words in a row make a text the same. */
  public static final int WORDS = 13;

  /** The fewest words that a text needs to be compared, as a whole. */
  public static final int FEWEST = 5;

  private final long[] texts;
  private final Set<String> tools;

  Benchmark(long[] sortedTexts, Set<String> tools) {
    this.texts = sortedTexts;
    this.tools = Set.copyOf(tools);
  }

  /**
   * Reads benchmark files.
   *
   * @param files JSON documents, JSON lines, JSON arrays or plain text with a question a line;
   *     plain or gzip
   * @throws IOException if a file cannot be read, is broken or holds neither questions nor tools;
   *     the message names file, line and what is wrong
   * @throws InterruptedException if interrupted
   */
  public static Benchmark of(List<Path> files) throws IOException, InterruptedException {
    BenchmarkCollector collector = new BenchmarkCollector();
    for (Path file : files) {
      new BenchmarkFile(file).read(collector);
    }
    return collector.benchmark();
  }

  /** Returns what tells benchmarks apart: how much is in them, and a digest of it. */
  public String digest() {
    Hasher all = Hashing.sha256().newHasher();
    for (long text : texts) {
      all.putLong(text);
    }
    new TreeSet<>(tools).forEach(tool -> all.putUnencodedChars(tool).putChar('\n'));
    return "%d texts and %d tools, SHA-256 %s".formatted(texts.length, tools.size(), all.hash());
  }

  /** Returns words that a text shares with a benchmark, if it does. */
  Optional<String> shared(String text) {
    NormalText words = NormalText.of(text);
    for (int at = 0; at < words.parts(); at++) {
      if (Arrays.binarySearch(texts, words.hash(at)) >= 0) {
        return Optional.of(words.part(at));
      }
    }
    return Optional.empty();
  }

  /** Returns why a tool is that of a benchmark, if it is. */
  public Optional<String> contaminated(ToolSpec tool) {
    Set<String> parameters = new HashSet<>();
    tool.inputSchema().path("properties").fieldNames().forEachRemaining(parameters::add);
    return !parameters.isEmpty() && tools.contains(ToolKey.of(tool.ref().name(), parameters))
        ? Optional.of("a benchmark has a tool of this name with the same parameters")
        : Optional.empty();
  }

  /** Returns how many different tools it holds. */
  public int tools() {
    return tools.size();
  }

  /** Returns how many different texts and parts of texts it holds. */
  public int texts() {
    return texts.length;
  }
}
