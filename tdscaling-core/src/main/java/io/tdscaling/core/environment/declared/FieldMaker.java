package io.tdscaling.core.environment.declared;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.tdscaling.core.random.SeededRandom;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes the fields of one row.
 *
 * @param random where chance comes from
 * @param person whom the row is about
 * @param ordinal how many rows were made before
 * @param linked the row of another service that the row is about, or null
 */
record FieldMaker(SeededRandom random, Person person, int ordinal, @Nullable LinkedRow linked) {
  /**
   * A row of another service.
   *
   * @param source says what to take from it
   * @param row the row
   */
  record LinkedRow(LinkSource source, Frame row) {}

  private static final int TRIES = 50;
  private static final int FIRST_HOUR = 8;
  private static final int LAST_HOUR = 17;

  /** Puts a value for the field into the row; leaves it out where the seed gives none. */
  void make(Field field, Seed seed, Frame frame, Table table, ObjectNode row) {
    if (seed.condition() != null && seed.condition().fails(frame)) {
      return;
    }
    if (seed.generator() instanceof Seed.Choice choice) {
      choice.seeds().stream()
          .filter(each -> each.condition() == null || !each.condition().fails(frame))
          .findFirst()
          .ifPresent(chosen -> make(field, chosen, frame, table, row));
      return;
    }
    JsonNode taken = linked == null ? null : linked.source().value(field, linked.row());
    if (taken != null) {
      row.set(field.name(), taken);
      return;
    }
    if (linked != null && field.optional() && linked.source().fills(field)) {
      return;
    }
    for (int i = 0; i < TRIES; i++) {
      JsonNode value = value(field, seed.generator(), frame, table, row);
      if (value == null) {
        return;
      }
      if (!field.unique() || table.findBy(field.name(), value) == null) {
        row.set(field.name(), value);
        return;
      }
    }
  }

  private @Nullable JsonNode value(
      Field field, Seed.Generator generator, Frame frame, Table table, ObjectNode row) {
    if (generator instanceof Seed.Pick pick) {
      return random.pick(pick.values());
    }
    if (generator instanceof Seed.PersonAttribute attribute) {
      return TextNode.valueOf(person.get(attribute.attribute()));
    }
    if (generator instanceof Seed.Range range) {
      BigDecimal offset =
          range.step().multiply(BigDecimal.valueOf(random.between(0, range.steps())));
      return Values.node(range.least().add(offset), field.type());
    }
    if (generator instanceof Seed.Dates dates) {
      return date(field, dates, frame);
    }
    return plain(field, generator, frame, table, row);
  }

  private @Nullable JsonNode plain(
      Field field, Seed.Generator generator, Frame frame, Table table, ObjectNode row) {
    if (generator instanceof Seed.Sequence sequence) {
      int number = sequence.start() + ordinal;
      return field.type().kind() == Kind.NUMBER
          ? IntNode.valueOf(number)
          : TextNode.valueOf(Integer.toString(number));
    }
    if (generator instanceof Seed.Format format) {
      return TextNode.valueOf(Ids.fill(format.format(), random));
    }
    if (generator instanceof Seed.Reference reference) {
      return reference(field, reference, frame, table, row);
    }
    Object computed = ((Seed.Computed) generator).expression().value(frame);
    return computed == null ? null : Values.node(computed, field.type());
  }

  private @Nullable JsonNode reference(
      Field field, Seed.Reference reference, Frame frame, Table table, ObjectNode row) {
    Table target = frame.table(reference.entity());
    List<JsonNode> ids = new ArrayList<>();
    for (ObjectNode candidate : target.rows()) {
      JsonNode id = candidate.path(target.entity().idField());
      // The condition sees the row as it would be with this reference.
      row.set(field.name(), id);
      boolean meets = reference.where() == null || !reference.where().fails(frame);
      if (meets && !(reference.distinct() && table.findBy(field.name(), id) != null)) {
        ids.add(id);
      }
    }
    row.remove(field.name());
    return ids.isEmpty() ? null : random.pick(ids);
  }

  private @Nullable JsonNode date(Field field, Seed.Dates dates, Frame frame) {
    int days = random.between(dates.least(), dates.most());
    int minutes = random.between(FIRST_HOUR * 4, LAST_HOUR * 4 + 3) * 15;
    Object start = dates.start().value(frame);
    if (start == null) {
      return null;
    }
    LocalDate day = LocalDate.parse(Values.day((String) start)).plusDays(days);
    return TextNode.valueOf(
        field.type() == FieldType.DATE
            ? day.toString()
            : World.text(day.atStartOfDay().plusMinutes(minutes)));
  }
}
