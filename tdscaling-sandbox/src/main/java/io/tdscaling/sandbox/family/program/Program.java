package io.tdscaling.sandbox.family.program;

import io.tdscaling.sandbox.family.program.ProgramSource.Role;
import io.tdscaling.sandbox.family.program.ProgramSource.SourceFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A correct program.
 *
 * @param documents documents and data by path
 * @param modules modules by path, those that are to be written among them
 * @param wanted paths of the modules that are to be written
 * @param tests its tests
 * @param faults the faults it could have
 */
record Program(
    Map<String, String> documents,
    Map<String, String> modules,
    List<String> wanted,
    List<TestModule> tests,
    List<Fault> faults) {

  /** Makes the program of a variant. */
  static Program of(ProgramSource source, Variant variant) {
    Map<String, String> documents = new LinkedHashMap<>();
    Map<String, String> modules = new LinkedHashMap<>();
    List<String> wanted = new ArrayList<>();
    List<TestModule> tests = new ArrayList<>();
    if (variant.holds("packaged")) {
      modules.put(variant.fill("${dir}__init__.py"), "\"\"\"" + source.title() + "\"\"\"\n");
    }
    for (SourceFile file : source.files()) {
      if (!file.in(variant)) {
        continue;
      }
      String path = variant.fill(file.path());
      String text = file.text().render(variant);
      switch (file.role()) {
        case DOCUMENT -> documents.put(path, text);
        case TESTS -> tests.add(new TestModule(path, text));
        default -> modules.put(path, PythonText.tidy(text));
      }
      if (file.role() == Role.WANTED) {
        wanted.add(path);
      }
    }
    return new Program(documents, modules, wanted, tests, faults(source, modules, tests, variant));
  }

  private static List<Fault> faults(
      ProgramSource source, Map<String, String> modules, List<TestModule> tests, Variant variant) {
    List<String> names = tests.stream().flatMap(module -> module.names().stream()).toList();
    return source.faults().stream()
        .flatMap(fault -> fault.in(modules, names, variant).stream())
        .toList();
  }
}
