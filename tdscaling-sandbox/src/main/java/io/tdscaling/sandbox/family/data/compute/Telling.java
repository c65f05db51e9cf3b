package io.tdscaling.sandbox.family.data.compute;

import io.tdscaling.api.code.CodeTask;
import io.tdscaling.sandbox.family.Draw;
import io.tdscaling.sandbox.family.data.build.TaskBuilder;
import io.tdscaling.sandbox.family.data.build.Template;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Turns a computation into a task: how records are loaded and in how many calls it is done. */
final class Telling {
  private final Frame frame;
  private final @Nullable Filter filter;
  private final Computation computation;
  private final Draw draw;
  private final Source source;
  private final @Nullable Source side;
  private final Access all;
  private final String selected;
  private final List<Field> lacking;
  private final boolean wrapped;

  Telling(Frame frame, @Nullable Filter filter, Computation computation, Draw draw) {
    this.frame = frame;
    this.filter = filter;
    this.computation = draw.chance(0.3) ? counting(computation, draw) : computation;
    this.draw = draw;
    source = Source.draw(frame, taken(), Words.variable(frame.name()), draw);
    wrapped = draw.chance(0.3) && this.computation.side() == null;
    Computation.Side other = this.computation.side();
    side =
        other == null
            ? null
            : new Source(source.way(), other.frame(), other.fields(), other.variable());
    String row = Words.loopVariable(source.variable(), draw.chance(0.6));
    all = new Access(source.variable(), row, source.style(), false, null);
    lacking = this.computation.fields().stream().filter(field -> field.missing() > 0).toList();
    boolean selects = filter != null || !lacking.isEmpty();
    selected = selects ? draw.one(source.variable(), "selected", "kept") : source.variable();
  }

  /** Returns the same with the number of records as one more result. */
  private static Computation counting(Computation of, Draw draw) {
    if (of.results().stream().anyMatch(result -> result.label().equals("records"))) {
      return of;
    }
    List<Computation.Result> results = new ArrayList<>(of.results());
    results.add(Computation.Result.of("records", "records_used"));
    Computation.Code code = of.code();
    String asked =
        draw.one(
            " Also say how many records went into it.",
            " How many records is that based on?",
            " And over how many records is that?");
    String told = " It is based on {" + of.results().size() + "} records.";
    return new Computation(
        of.question() + asked,
        of.fields(),
        new Computation.Code(
            code.imports(),
            access ->
                code.body().apply(access).stripTrailing()
                    + "\nrecords_used = len("
                    + access.rows()
                    + ")\n",
            code.extra(),
            code.adds(),
            code.stops(),
            code.slip()),
        results,
        of.answer() + told,
        of.remark(),
        of.side());
  }

  /** Returns the fields that are taken along, as the whole of the records has them. */
  private List<Field> taken() {
    List<List<String>> paths = new ArrayList<>();
    frame.one(draw, Kind.ID).filter(id -> draw.chance(0.5)).ifPresent(id -> paths.add(id.path()));
    computation.fields().forEach(field -> paths.add(field.path()));
    if (filter != null) {
      paths.add(filter.field().path());
    }
    return paths.stream().distinct().map(frame::field).toList();
  }

  CodeTask task() {
    TaskBuilder task = new TaskBuilder();
    writeFiles(task);
    Report report = Report.draw(computation.results(), draw);
    Slips.Slip slip = draw.chance(0.27) ? new Slips(this).draw(draw) : null;
    Program next = new Program().importing(source.imports());
    next.block(load(slip != null && slip.loadsRaw()));
    if (draw.chance(0.5)) {
      next.block(Looks.before(frame, computation, all, draw));
      task.python(loading(), next.text());
      next = new Program();
    }
    if (slip != null) {
      next.importing(slip.imports()).block(slip.code()).block(report.code());
      task.raising(computation.remark(), next.text());
      next = new Program().block(slip.repair());
    }
    next.importing(slip == null ? computation.code().imports() : slip.laterImports())
        .block(selection(all, lacking))
        .block(body(access()))
        .block(report.code())
        .block(wrapped ? "" : computation.code().extra().apply(access()));
    int step = task.python(slip == null ? computation.remark() : slip.remark(), next.text());
    computation.results().forEach(result -> task.printed(step, report.pattern(result)));
    if (draw.chance(0.25)) {
      task.python(checking(), Looks.after(computation, all, access(), draw));
    }
    return task.build(Asking.request(frame, filter, computation, lacking, draw), answer());
  }

  private String answer() {
    return Template.fill(computation.answer(), "rows", Asking.noun(frame, filter));
  }

  private void writeFiles(TaskBuilder task) {
    String remark =
        draw.one("I save the %s to a file first.", "The %s go into a file first.", "")
            .formatted(frame.words());
    if (!source.file().isEmpty()) {
      task.writeFile(remark, source.file(), source.fileContent());
    }
    if (side != null && !side.file().isEmpty()) {
      task.writeFile("", side.file(), side.fileContent());
    }
  }

  private String checking() {
    return draw.one(
        "A quick look at the values, to be sure.", "Does that fit the records?", "One check.");
  }

  private String loading() {
    return draw.one("First I load the %s.", "I load the %s and check what is there.", "")
        .formatted(frame.words());
  }

  String load(boolean raw) {
    return side == null ? source.code(raw) : source.code(raw) + "\n\n" + side.code(raw);
  }

  /** Returns the statement that takes the records, or nothing where all are taken. */
  String selection(Access of, List<Field> present) {
    List<String> conditions = new ArrayList<>();
    Access from = of.over(source.variable(), of.row());
    if (filter != null) {
      conditions.add(filter.code().apply(from));
    }
    present.forEach(field -> conditions.add(from.present(field)));
    return conditions.isEmpty() ? "" : Program.selection(selected, from, conditions);
  }

  /** Returns the code that works the results out, in some tasks as a function. */
  String body(Access of) {
    String plain = computation.code().body().apply(of);
    if (!wrapped || plain.contains("def ")) {
      return plain;
    }
    String names =
        computation.results().stream()
            .map(Computation.Result::name)
            .distinct()
            .collect(Collectors.joining(", "));
    return Template.fill(
        """
        def <<function>>(<<rows>>):
            <<body>>
            return <<names>>


        <<names>> = <<function>>(<<selected>>)
        """,
        Map.of(
            "function",
            computation.results().size() > 2 ? "figures" : names.replace(", ", "_and_"),
            "rows",
            source.variable(),
            "body",
            computation.code().body().apply(of.over(source.variable(), of.row())),
            "names",
            names,
            "selected",
            selected));
  }

  /** Returns whether a dictionary that the filter takes lacks a field, not just its value. */
  boolean isAbsent(Field field) {
    return source.style() == Access.Style.DICT
        && frame.rows().stream()
            .filter(row -> filter == null || filter.holds().test(row))
            .anyMatch(row -> field.in(row).isMissingNode());
  }

  boolean filtersByFlag() {
    return filter != null && filter.field().kind() == Kind.FLAG;
  }

  /** Returns how the program gets at the records that are taken. */
  Access access() {
    return all.over(selected, all.row());
  }

  Source source() {
    return source;
  }

  Computation computation() {
    return computation;
  }

  List<Field> lacking() {
    return lacking;
  }

  Frame frame() {
    return frame;
  }
}
