package io.tdscaling.study.learner;

import static org.assertj.core.api.Assertions.assertThat;

import io.tdscaling.api.tool.OfferedTool;
import io.tdscaling.api.trajectory.Trajectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ForeignTrajectoriesTest {
  @TempDir Path folder;

  @Test
  void read_noTools_makesThemUpFromTheCallsOfAllRecords() throws Exception {
    Path file =
        file(
            "[{'messages':[{'role':'user','content':'hi'},"
                + call("find", "{\\\"q\\\":\\\"a\\\",\\\"n\\\":1}")
                + "]},{'messages':["
                + call("find", "{\\\"q\\\":\\\"b\\\",\\\"tags\\\":[{\\\"k\\\":\\\"v\\\"}]}")
                + ","
                + call("book", "{}")
                + "]}]");
    List<Trajectory> read = new ArrayList<>();

    boolean madeUp = ForeignTrajectories.read(file, read::add, problem -> {});

    assertThat(madeUp).isTrue();
    assertThat(read).hasSize(2);
    assertThat(read.get(0).tools()).extracting(OfferedTool::name).containsExactly("book", "find");
    assertThat(read.get(0).tools().get(1).spec().inputSchema())
        .isEqualTo(
            Talks.json(
                "{'type':'object','properties':{'n':{'type':'number','properties':{},'required':[]},"
                    + "'q':{'type':'string','properties':{},'required':[]},"
                    + "'tags':{'type':'array','items':{'properties':{'k':{'type':'string',"
                    + "'properties':{},'required':[]}},'required':['k']}}},'required':['q']}"));
  }

  @Test
  void read_toolsInTheRecord_stay() throws Exception {
    Path file =
        file(
            "{'tools':[{'type':'function','function':{'name':'find','description':'Finds'}}],"
                + "'messages':["
                + call("find", "{}")
                + "]}");
    List<Trajectory> read = new ArrayList<>();

    assertThat(ForeignTrajectories.read(file, read::add, problem -> {})).isFalse();
    assertThat(read.get(0).tools().get(0).spec().description()).isEqualTo("Finds");
  }

  @Test
  void read_brokenRecord_isReportedOnceAndTheRestRead() throws Exception {
    Path file = file("{'messages':[]}\n{'messages':[" + call("find", "{}") + "]}");
    List<Trajectory> read = new ArrayList<>();
    List<String> problems = new ArrayList<>();

    ForeignTrajectories.read(file, read::add, problem -> problems.add(problem.toString()));

    assertThat(read).hasSize(1);
    assertThat(problems).containsExactly("data.json:1: messages must not be empty");
  }

  @Test
  void read_madeUpTools_canBeTestedOn() throws Exception {
    Path file = file("{'messages':[{'role':'user','content':'hi'}," + call("find", "{}") + "]}");
    TestSet test = new TestSet();
    ForeignTrajectories.read(file, test::add, problem -> {});
    TrainingSet train = new TrainingSet();
    RuleTalks.of(3, 1).forEach(train::add);

    assertThat(Learner.trainAndTest(train, 3, test, 0).steps()).isEqualTo(1);
  }

  private static String call(String tool, String arguments) {
    return "{'role':'assistant','content':null,'tool_calls':[{'id':'1','type':'function','function':"
        + "{'name':'"
        + tool
        + "','arguments':'"
        + arguments
        + "'}}]}";
  }

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("data.json"), text.replace('\'', '"'));
  }
}
