package io.tdscaling.sandbox.family.program;

import io.tdscaling.sandbox.family.Draw;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The tests of a task: those the agent is given, and the others, which only grade.
 *
 * @param shown files that are given, by path
 * @param hidden files that only grade, by path
 * @param names names of the tests that are given
 */
record Suite(Map<String, String> shown, Map<String, String> hidden, List<String> names) {

  /**
   * Draws which tests are given: those that are needed and some of the others.
   *
   * @param needed names of tests that have to be given
   */
  static Suite draw(Draw draw, List<TestModule> modules, Collection<String> needed) {
    Map<String, String> shown = new LinkedHashMap<>();
    Map<String, String> hidden = new LinkedHashMap<>();
    List<String> given = new ArrayList<>();
    boolean annotated = draw.chance(0.6);
    boolean inClass = draw.chance(0.25);
    boolean inOrder = draw.chance(0.4);
    for (TestModule module : modules) {
      List<String> order = inOrder ? module.names() : draw.shuffled(module.names());
      List<String> names = drawNames(draw, order, needed);
      List<String> others = order.stream().filter(name -> !names.contains(name)).toList();
      if (!names.isEmpty()) {
        String inOne = module.renderClass(names, className(module.path()));
        boolean fits = inOne.lines().allMatch(line -> line.length() <= PythonText.MAX_LINE);
        shown.put(module.path(), inClass && fits ? inOne : module.render(names, annotated));
      }
      if (!others.isEmpty()) {
        hidden.put(module.path().replace(".py", "_more.py"), module.render(others, annotated));
      }
      given.addAll(names);
    }
    return new Suite(shown, hidden, given);
  }

  /** Draws about half of the tests to three quarters of them, at least two. */
  private static List<String> drawNames(Draw draw, List<String> order, Collection<String> needed) {
    int most = Math.max(2, order.size() * 3 / 4);
    int count = Math.min(order.size(), draw.number(Math.min(most, order.size() * 2 / 5 + 1), most));
    List<String> first = new ArrayList<>(order.stream().filter(needed::contains).toList());
    for (String name : draw.shuffled(order)) {
      if (first.size() < count && !first.contains(name)) {
        first.add(name);
      }
    }
    return order.stream().filter(first::contains).toList();
  }

  /** Returns {@code TestPriceList} for {@code tests/test_price_list.py}. */
  private static String className(String path) {
    StringBuilder name = new StringBuilder();
    for (String word :
        path.substring(path.lastIndexOf('/') + 1).replace(".py", "").split("_", -1)) {
      name.append(Character.toUpperCase(word.charAt(0))).append(word, 1, word.length());
    }
    return name.toString();
  }
}
