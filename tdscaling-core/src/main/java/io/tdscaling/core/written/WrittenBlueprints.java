package io.tdscaling.core.written;

import com.fasterxml.jackson.databind.JsonNode;
import io.tdscaling.api.blueprint.Blueprint;
import io.tdscaling.core.json.Json;
import io.tdscaling.core.text.Excerpt;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Blueprints that people wrote, in order. The document is described in {@code docs/blueprints.md}.
 */
public final class WrittenBlueprints {
  private static final Pattern REPEATED = Pattern.compile("(.*)~(\\d{1,9})", Pattern.DOTALL);

  private final List<Reading> readings = new ArrayList<>();
  private final Map<String, String> places = new HashMap<>();
  private final List<String> unreadable = new ArrayList<>();

  /** What became of one document. */
  private record Reading(Optional<WrittenPlan> plan, Findings findings) {}

  /** Makes an empty list. */
  public WrittenBlueprints() {}

  /** Adds the documents of a file; what is wrong with it is said by {@link #problems}. */
  public void add(Path file) {
    try {
      DocumentFile.read(file).forEach(this::add);
    } catch (IOException e) {
      unreadable.add(String.valueOf(e.getMessage()));
    }
  }

  /** Adds blueprints that a program made; what they lack is filled in as in a document. */
  public void add(List<Blueprint> blueprints) {
    for (Blueprint blueprint : blueprints) {
      String place = "blueprint " + (size() + 1);
      add(new DocumentFile.Document(place, Json.tree(blueprint)));
    }
  }

  /**
   * Adds a document that does not stand in a file.
   *
   * @param place what problems with it are said to be at
   */
  public void add(String place, JsonNode document) {
    add(new DocumentFile.Document(place, document));
  }

  private void add(DocumentFile.Document document) {
    Findings findings = new Findings(document.place());
    Optional<WrittenPlan> plan = DocumentReader.read(document, findings);
    String id = document.node().path("id").asText();
    String before = places.putIfAbsent(id, document.place());
    if (before != null && plan.isPresent()) {
      findings.add("/id", Excerpt.quoted(id) + " is the id of the one at " + before + " too");
    }
    readings.add(new Reading(plan, findings));
  }

  /** Returns how many there are. */
  public int size() {
    return readings.size();
  }

  /** Returns what is wrong so far, each as {@code place: pointer: what is wrong}. */
  public List<String> problems() {
    List<String> problems = new ArrayList<>(unreadable);
    readings.forEach(reading -> problems.addAll(reading.findings().all()));
    return problems;
  }

  /**
   * Returns which ids would be there twice if every blueprint were handed out {@code repeat} times,
   * one sentence each.
   */
  public List<String> collisions(int repeat) {
    List<String> collisions = new ArrayList<>();
    for (String id : places.keySet().stream().sorted().toList()) {
      Matcher repeated = REPEATED.matcher(id);
      if (repeated.matches()
          && places.containsKey(repeated.group(1))
          && Integer.parseInt(repeated.group(2)) <= repeat) {
        String quoted = Excerpt.quoted(id);
        collisions.add(places.get(id) + ": /id: " + quoted + " is what a repetition is called");
      }
    }
    return collisions;
  }

  /**
   * Completes the blueprints by executing each and acting it out once.
   *
   * @throws InvalidBlueprintsException if anything is wrong with any; lists everything that is
   * @throws InterruptedException if interrupted
   */
  public List<Blueprint> complete(Workshop workshop) throws InterruptedException {
    List<Blueprint> complete = new ArrayList<>();
    for (Reading reading : readings) {
      if (reading.plan().isPresent() && reading.findings().isEmpty()) {
        Completion.of(reading.plan().get(), workshop).ifPresent(complete::add);
      }
    }
    List<String> problems = problems();
    if (!problems.isEmpty()) {
      throw new InvalidBlueprintsException(problems);
    }
    return complete;
  }
}
