package io.tdscaling.api.blueprint;

import static io.tdscaling.api.Samples.json;
import static io.tdscaling.api.Samples.read;
import static io.tdscaling.api.Samples.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tdscaling.api.blueprint.Perturbation.ChangeOfMind;
import io.tdscaling.api.blueprint.Perturbation.ImpossibleRequest;
import io.tdscaling.api.blueprint.Perturbation.MissingParameter;
import io.tdscaling.api.blueprint.Perturbation.NeedsConfirmation;
import io.tdscaling.api.blueprint.Perturbation.TransientFailure;
import io.tdscaling.api.blueprint.ValueSource.FromResult;
import io.tdscaling.api.blueprint.ValueSource.Known;
import io.tdscaling.api.blueprint.ValueSource.Said;
import io.tdscaling.api.tool.ToolRef;
import io.tdscaling.api.trajectory.DialogueAct;
import io.tdscaling.api.trajectory.ReasoningMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class BlueprintJsonTest {
  /** As a person would write it: every kind of value source and of perturbation is in it. */
  private static final String WRITTEN_BY_HAND =
      """
      {
        "id": "b17",
        "clusterId": "travel-03",
        "goal": "Move the trip to a later day.",
        "persona": {"name": "Ada Okafor", "manner": "polite, in a hurry"},
        "mode": "revising",
        "environmentSeed": -42,
        "tools": {
          "search_trips": {"service": "rail", "name": "search"},
          "change_trip": {"service": "rail", "name": "change"},
          "get_weather": {"service": "weather", "name": "get"}
        },
        "policies": ["Ask before a trip is changed."],
        "phases": [
          {
            "request": "Please move my trip to Lyon to 3 May.",
            "disclosures": [
              {
                "call": "c2",
                "parameter": "code",
                "question": "What is your booking code?",
                "reply": "It is X7Q."
              }
            ],
            "steps": [
              {"calls": [{"id": "c1", "tool": "search_trips", "arguments": {"to": {"said": "Lyon"}}}]},
              {
                "calls": [
                  {
                    "id": "c2",
                    "tool": "change_trip",
                    "arguments": {
                      "trip": {"from": "c1", "path": "/trips/0/id"},
                      "code": {"known": "X7Q"},
                      "days": {"said": [3, 4.5, null, {"flexible": true}]}
                    }
                  }
                ]
              }
            ],
            "facts": [{"call": "c2", "path": "/total", "text": "81.50"}],
            "closing": "answer"
          },
          {
            "request": "And paint the train red.",
            "disclosures": [],
            "steps": [],
            "facts": [],
            "closing": "refuse"
          }
        ],
        "perturbations": [
          {"kind": "transient_failure", "call": "c1", "times": 2},
          {"kind": "missing_parameter", "call": "c2", "parameter": "code"},
          {"kind": "needs_confirmation", "call": "c2"},
          {"kind": "change_of_mind", "call": "c2", "again": "c3", "parameter": "days"},
          {"kind": "impossible_request", "phase": 1}
        ],
        "expectedEndState": "9f2c"
      }
      """;

  @Test
  void read_blueprintWrittenByHand_keepsEverything() {
    Blueprint blueprint = read(WRITTEN_BY_HAND, Blueprint.class);
    assertThat(blueprint.id()).isEqualTo("b17");
    assertThat(blueprint.persona()).isEqualTo(new Persona("Ada Okafor", "polite, in a hurry"));
    assertThat(blueprint.mode()).isEqualTo(ReasoningMode.REVISING);
    assertThat(blueprint.environmentSeed()).isEqualTo(-42);
    assertThat(blueprint.tools().keySet())
        .containsExactly("search_trips", "change_trip", "get_weather");
    assertThat(blueprint.tools()).containsEntry("get_weather", new ToolRef("weather", "get"));
    assertThat(blueprint.phases())
        .extracting(Phase::closing)
        .containsExactly(DialogueAct.ANSWER, DialogueAct.REFUSE);
    assertThat(blueprint.phases().get(0).facts())
        .containsExactly(new Fact("c2", "/total", "81.50"));
    assertThat(blueprint.calls()).extracting(PlannedCall::id).containsExactly("c1", "c2");
  }

  @Test
  void read_valueSources_areToldApartByTheirMembers() {
    var arguments = read(WRITTEN_BY_HAND, Blueprint.class).calls().get(1).arguments();
    assertThat(arguments.keySet()).containsExactly("trip", "code", "days");
    assertThat(arguments)
        .containsEntry("trip", new FromResult("c1", "/trips/0/id"))
        .containsEntry("code", new Known(json("'X7Q'")))
        .containsEntry("days", new Said(json("[3, 4.5, null, {'flexible': true}]")));
  }

  @Test
  void read_perturbations_areToldApartByTheirKind() {
    assertThat(read(WRITTEN_BY_HAND, Blueprint.class).perturbations())
        .containsExactly(
            new TransientFailure("c1", 2),
            new MissingParameter("c2", "code"),
            new NeedsConfirmation("c2"),
            new ChangeOfMind("c2", "c3", "days"),
            new ImpossibleRequest(1));
  }

  @Test
  void write_blueprint_givesBackWhatWasRead() {
    Blueprint blueprint = read(WRITTEN_BY_HAND, Blueprint.class);
    String compact = json(WRITTEN_BY_HAND).toString();
    assertThat(write(blueprint)).isEqualTo(compact);
    assertThat(read(write(blueprint), Blueprint.class)).isEqualTo(blueprint);
  }

  @Test
  void read_nullLiteral_isAValueThatIsSaid() {
    ValueSource source = read("{'said': null}", ValueSource.class);
    assertThat(source).isEqualTo(new Said(json("null")));
    assertThat(write(source)).isEqualTo("{\"said\":null}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'said': 1, 'known': 2}       | Unrecognized field \"known\"",
        "{'said': 1, 'path': '/a'}     | Unrecognized field \"path\"",
        "{}                            | Cannot deduce unique subtype",
        "{'say': 1}                    | Cannot deduce unique subtype",
        "7                             | Could not resolve subtype",
        "{'from': 'c1', 'path': 'id'}  | JSON Pointer expression must start with '/': \"id\"",
      })
  void read_badValueSource_isRefused(String text, String message) {
    assertThatThrownBy(() -> read(text, ValueSource.class)).hasMessageContaining(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'call': 'c1'}                                          | missing type id property 'kind'",
        "{'kind': 'earthquake'}                                  | Could not resolve type id 'earthquake'",
        "{'kind': 'transient_failure', 'call': 'a', 'times': 0}  | times must be positive, got 0",
        "{'kind': 'needs_confirmation', 'call': 'a', 'by': 'b'}  | Unrecognized field \"by\"",
      })
  void read_badPerturbation_isRefused(String text, String message) {
    assertThatThrownBy(() -> read(text, Perturbation.class)).hasMessageContaining(message);
  }
}
