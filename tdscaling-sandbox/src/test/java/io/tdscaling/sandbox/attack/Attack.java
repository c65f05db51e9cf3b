package io.tdscaling.sandbox.attack;

import com.google.common.base.Splitter;
import com.google.common.io.Resources;
import io.tdscaling.sandbox.spi.ExecRequest;
import io.tdscaling.sandbox.spi.Language;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/**
 * A program that tries to break out, to use more than it may, or to break what runs it.
 *
 * @param request what to execute; its text has placeholders, which attacks.txt explains
 * @param name what it tries, and what has to come of it
 */
record Attack(ExecRequest request, String name) {
  private static final Splitter WORDS = Splitter.on(' ');

  /** Reads all attacks. */
  static List<Attack> all() {
    try {
      String text =
          Resources.toString(
              Resources.getResource(Attack.class, "attacks.txt"), StandardCharsets.UTF_8);
      return Splitter.on("\n### ").splitToStream(text).skip(1).map(Attack::of).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Attack of(String section) {
    int end = section.indexOf('\n');
    List<String> head = WORDS.splitToList(section.substring(0, end));
    String code = section.substring(end + 1) + '\n';
    Language language = Language.valueOf(head.get(0).toUpperCase(Locale.ROOT));
    ExecRequest request =
        language == Language.SQL
            ? ExecRequest.sql(head.get(1), code)
            : ExecRequest.of(language, code);
    return new Attack(request, head.get(head.size() - 1));
  }

  @Override
  public String toString() {
    return request.language().label() + ' ' + name;
  }
}
