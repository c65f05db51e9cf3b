package io.tdscaling.core.format;

import io.tdscaling.api.llm.TokenUsage;
import io.tdscaling.api.tool.EffectClass;
import io.tdscaling.api.trajectory.DialogueAct;
import io.tdscaling.api.trajectory.Provenance;
import io.tdscaling.api.trajectory.StepNote;
import io.tdscaling.api.trajectory.StepNote.CallNote;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** Reads what {@link MetadataWriter} wrote. */
final class MetadataReader {
  private MetadataReader() {}

  static Provenance provenance(Place metadata) throws FormatException {
    return new Provenance(
        metadata.member("seed").integer(),
        metadata.member("index").count(),
        metadata.member("blueprint").text(),
        metadata.member("cluster").text(),
        metadata.member("environmentSeed").integer(),
        texts(metadata.member("models")),
        prompts(metadata.member("prompts")),
        usage(metadata.member("usage")));
  }

  /** Where no prompt led anyone there is no such member. */
  private static SortedMap<String, String> prompts(Place prompts) throws FormatException {
    return prompts.absent() ? new TreeMap<>() : texts(prompts);
  }

  static SortedMap<String, String> texts(Place object) throws FormatException {
    SortedMap<String, String> result = new TreeMap<>();
    for (Map.Entry<String, Place> member : object.members().entrySet()) {
      result.put(member.getKey(), member.getValue().text());
    }
    return result;
  }

  static List<StepNote> notes(Place notes) throws FormatException {
    List<StepNote> result = new ArrayList<>();
    for (Place note : notes.elements()) {
      result.add(note(note));
    }
    return result;
  }

  private static TokenUsage usage(Place usage) throws FormatException {
    return new TokenUsage(
        usage.member("prompt").count(),
        usage.member("completion").count(),
        usage.member("cached").count(),
        usage.member("reasoning").count());
  }

  private static StepNote note(Place note) throws FormatException {
    Place message = note.member("message");
    if (message.count() > Integer.MAX_VALUE) {
      throw message.wrong("must be the position of a message");
    }
    List<CallNote> calls = new ArrayList<>();
    for (Place call : note.member("calls").elements()) {
      calls.add(call(call));
    }
    DialogueAct act = labelled(note.member("act"), DialogueAct.values(), DialogueAct::label);
    return new StepNote((int) message.count(), act, calls);
  }

  private static CallNote call(Place call) throws FormatException {
    return new CallNote(
        call.member("id").text(),
        labelled(call.member("effect"), EffectClass.values(), EffectClass::label),
        call.member("error").flag());
  }

  private static <E> E labelled(Place place, E[] values, Function<E, String> label)
      throws FormatException {
    String text = place.text();
    List<String> labels = new ArrayList<>();
    for (E value : values) {
      if (label.apply(value).equals(text)) {
        return value;
      }
      labels.add(label.apply(value));
    }
    throw place.wrong("must be one of " + String.join(", ", labels));
  }
}
