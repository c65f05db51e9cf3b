package io.tdscaling.core.phrasing;

import com.google.common.base.Splitter;
import io.tdscaling.core.text.ResourceFiles;
import io.tdscaling.core.text.Words;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Requests that tools of the usual kinds cannot meet. */
public final class Errands {
  private static final Splitter BAR = Splitter.on('|').trimResults();
  private static final List<Errand> ALL =
      ResourceFiles.lines(Errands.class, "errands.txt").stream().map(Errands::read).toList();

  private Errands() {}

  /**
   * A request.
   *
   * @param request what the user asks for, such as "walk my dog this afternoon"
   * @param doing how the assistant speaks of it, such as "walking your dog"
   * @param tells words of tools that could meet it
   */
  public record Errand(String request, String doing, Set<String> tells) {}

  private static Errand read(String line) {
    List<String> parts = BAR.splitToList(line);
    return new Errand(parts.get(0), parts.get(1), new TreeSet<>(Words.split(parts.get(2))));
  }

  /** Returns all of them. */
  public static List<Errand> all() {
    return ALL;
  }

  /** Returns the one that a text asks for, be it at the beginning of a sentence. */
  public static Optional<Errand> in(String text) {
    return ALL.stream().filter(errand -> text.contains(errand.request().substring(1))).findFirst();
  }
}
