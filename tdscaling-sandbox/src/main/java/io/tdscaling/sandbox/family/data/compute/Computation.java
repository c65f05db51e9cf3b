package io.tdscaling.sandbox.family.data.compute;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Something to be worked out of records.
 *
 * @param question what is asked; {@code <<rows>>} stands for the records, such as "those orders"
 * @param fields what it looks at; records that lack one of them are left out
 * @param code the program
 * @param results what it prints
 * @param answer the closing answer, with {@code {0}} and so on for the results
 * @param remark what is said beside the program
 * @param side other records that are needed, or null
 */
record Computation(
    String question,
    List<Field> fields,
    Code code,
    List<Result> results,
    String answer,
    String remark,
    @Nullable Side side) {
  Computation(
      String question,
      List<Field> fields,
      Code code,
      List<Result> results,
      String answer,
      String remark) {
    this(question, fields, code, results, answer, remark, null);
  }

  /**
   * Other records that a program needs.
   *
   * @param frame the records
   * @param fields their fields that are needed
   * @param variable what they are called in the program
   */
  record Side(Frame frame, List<Field> fields, String variable) {}

  /**
   * A program over records.
   *
   * @param imports import statements
   * @param body what works the results out
   * @param extra what it prints beside the results; may be empty
   * @param adds whether numbers are added up, so that texts in their place raise
   * @param stops whether it may stop before it has looked at all records
   * @param slip a body that raises, and what is said when it is put right; null for none
   */
  record Code(
      List<String> imports,
      Function<Access, String> body,
      Function<Access, String> extra,
      boolean adds,
      boolean stops,
      @Nullable Slip slip) {
    Code(List<String> imports, Function<Access, String> body) {
      this(imports, body, access -> "", false, false, null);
    }

    Code with(Function<Access, String> printed) {
      return new Code(imports, body, printed, adds, stops, slip);
    }

    Code adding() {
      return new Code(imports, body, extra, true, stops, slip);
    }

    Code stopping() {
      return new Code(imports, body, extra, adds, true, slip);
    }

    Code slipping(String remark, Function<Access, String> wrong) {
      return new Code(imports, body, extra, adds, stops, new Slip(remark, wrong));
    }
  }

  /**
   * A body that raises.
   *
   * @param remark what is said when it is put right
   * @param body the code
   */
  record Slip(String remark, Function<Access, String> body) {}

  /**
   * Something that is printed.
   *
   * @param label what stands before it
   * @param name variable or simple expression without quotes
   * @param decimals decimals it is printed with; -1 to print it as it is
   */
  record Result(String label, String name, int decimals) {
    static Result of(String label, String name) {
      return new Result(label, name, -1);
    }

    static Result ofNumber(String label, String name, boolean whole) {
      return new Result(label, name, whole ? -1 : 2);
    }
  }
}
