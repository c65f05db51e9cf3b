package io.tdscaling.sandbox.family.program;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.common.io.Resources;
import io.tdscaling.api.code.CodeTask;
import io.tdscaling.api.code.CodeTaskRequest;
import io.tdscaling.sandbox.family.Draw;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Executes tasks with the Python and pytest of this machine. */
final class NativePrograms {
  private static final JsonMapper MAPPER = JsonMapper.builder().findAndAddModules().build();

  private final ArrayNode tasks = JsonNodeFactory.instance.arrayNode();
  private final ArrayNode proofs = JsonNodeFactory.instance.arrayNode();

  /** Returns whether this machine has them. */
  static boolean available() {
    try {
      Process process =
          new ProcessBuilder("python3", "-c", "import pytest, os; os.fork")
              .redirectErrorStream(true)
              .start();
      process.getInputStream().readAllBytes();
      return process.waitFor() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** Adds the task of a family for a seed. */
  void addTask(ProgramFamily family, long seed) {
    CodeTask task = family.task(CodeTaskRequest.of(seed)).orElseThrow();
    ObjectNode node = MAPPER.valueToTree(task);
    tasks.add(node.put("name", family.id() + " seed " + seed));
  }

  /**
   * Adds proofs that the variant of a seed passes its tests, and that so many of its faults and all
   * attempts at them fail those that are said to show it.
   */
  void addProofs(ProgramFamily family, long seed, int faults) {
    Program program = Program.of(family.source(), family.source().draw(family.draw(seed)));
    String name = family.id() + " seed " + seed;
    Map<String, String> files = new LinkedHashMap<>(program.documents());
    files.putAll(program.modules());
    program.tests().forEach(m -> files.put(m.path(), m.render(m.names(), true)));
    addProof(name, files, List.of());
    for (Fault fault : new Draw(seed).shuffled(program.faults()).stream().limit(faults).toList()) {
      String module = program.modules().get(fault.path());
      Map<String, String> faulty = new LinkedHashMap<>(files);
      faulty.put(fault.path(), fault.inject(module));
      addProof(name + " fault " + fault.name(), faulty, fault.tests());
      for (Fault.Attempt attempt : fault.attempts()) {
        Map<String, String> attempted = new LinkedHashMap<>(files);
        attempted.put(fault.path(), fault.put(module, attempt.text()));
        addProof(name + " fault " + fault.name() + " attempt", attempted, List.of(attempt.still()));
      }
    }
  }

  private void addProof(String name, Map<String, String> files, Collection<String> failing) {
    ObjectNode proof = proofs.addObject().put("name", name);
    proof.set("files", MAPPER.valueToTree(files));
    proof.set("failing", MAPPER.valueToTree(failing));
  }

  /** Executes what was added and returns what does not hold. */
  List<String> problems() throws IOException, InterruptedException {
    Path directory = Files.createTempDirectory("programs");
    Path script = directory.resolve("run_programs.py");
    Path input = directory.resolve("input.json");
    Path errors = directory.resolve("errors.txt");
    Files.writeString(
        script,
        Resources.toString(
            Resources.getResource(NativePrograms.class, "run_programs.py"),
            StandardCharsets.UTF_8));
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    document.set("tasks", tasks);
    document.set("proofs", proofs);
    MAPPER.writeValue(input.toFile(), document);
    Process process =
        new ProcessBuilder("python3", script.toString())
            .redirectInput(input.toFile())
            .redirectError(errors.toFile())
            .start();
    JsonNode answer = MAPPER.readTree(process.getInputStream().readAllBytes());
    if (process.waitFor() != 0) {
      throw new IOException(Files.readString(errors));
    }
    List<String> problems = new ArrayList<>();
    answer.forEach(message -> problems.add(message.asText()));
    return problems;
  }
}
