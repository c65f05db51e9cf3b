package io.tdscaling.core.contamination;

import com.google.common.hash.HashFunction;
import com.google.common.hash.Hashing;
import io.tdscaling.core.text.Words;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A text as its lower-case words, in overlapping parts by which texts are compared. */
final class NormalText {
  private static final HashFunction HASH = Hashing.farmHashFingerprint64();

  private final List<String> words;

  private NormalText(List<String> words) {
    this.words = words;
  }

  static NormalText of(String text) {
    return new NormalText(Words.split(text));
  }

  /** Returns how many parts there are: one for a short text, none for one that says nothing. */
  int parts() {
    return words.size() < Benchmark.FEWEST ? 0 : Math.max(1, words.size() - Benchmark.WORDS + 1);
  }

  /** Returns the words of a part. */
  String part(int index) {
    return String.join(" ", words.subList(index, Math.min(index + Benchmark.WORDS, words.size())));
  }

  /** Returns the hash of a part. */
  long hash(int index) {
    return HASH.hashString(part(index), StandardCharsets.UTF_8).asLong();
  }
}
