"""A sentence that leans on something not printed is left out."""

import pytest

from daybrief.stages.write.people import full_names
from daybrief.stages.write.standing import flaw, leans, taken_as_known

PRINTED = "Norland and Sarvia agreed on Tuesday to reopen talks, Foreign Minister Ilse Marn said."


@pytest.mark.parametrize(
    "text",
    [
        "Norland and Sarvia agreed on Tuesday to reopen talks.",
        "“We have a long road ahead,” Foreign Minister Ilse Marn told reporters.",
        "In Brennick, traders welcomed the news with fireworks.",
        "The president said that he was “very proud” of the deal.",
        "Two men were held in Tavel after a fire, police said.",
    ],
)
def test_a_whole_sentence_has_no_flaw(text):
    assert flaw(text, "en") == ""


@pytest.mark.parametrize(
    "text",
    [
        "Norland agreed.",
        "norland and Sarvia agreed on Tuesday to reopen talks.",
        "Norland and Sarvia agreed on Tuesday to reopen",
        "Norland and Sarvia agreed on Tuesday to reopen …",
        "Did Norland and Sarvia agree to reopen the talks?",
        "What a day it was for Norland and Sarvia!",
        "A fisherman mending nets at the harbour of Brennick, Norland.",
        "I saw Norland and Sarvia agree to reopen their talks.",
        "Our reporter in Brennick saw the ministers of Norland arrive.",
        "Read more: Norland and Sarvia agreed to reopen talks.",
        "This story has been updated with comments from Norland.",
        "Photo: Norland and Sarvia reopened their talks on Tuesday.",
        "Sign up for our newsletter on the talks between both.",
        "“Norland and Sarvia agreed to reopen the talks at last.”",
        "“We have a long road ahead of us,” he said on Tuesday.",
        "“We have a long road ahead of us, Ilse Marn said on Tuesday.",
        "* Norland and Sarvia agreed on Tuesday to reopen talks.",
        "The ministers who came to Brennick were these:",
        "word " * 70 + "was said.",
        "Initially thought to have been the keeper of the mill at Tavel.",
        "08:30 AM BST Norland and Sarvia reopened their talks.",
        "Norland and Sarvia will reopen their talks on Oct .",
        "Because nothing in the harbour of Tavel is easy.",
        "Photo taken on 1 May shows the flooded harbour of Tavel.",
        "Ilse Marn, who flew in for a meeting at the harbour of Tavel.",
        "Ilse Marn, who represents the harbour, said on Twitter.",
        "Tuesday that the harbour mill of Tavel was on fire.",
        "Find the best mills of Tavel that bakers recommended in May.",
        "Brace yourself for a winter in Tavel, as Norland has said.",
        "Police said that no proof had come to light prior to Ali B.",
        "Norland\u0080\u0099s talks with Sarvia were reopened in Tavel.",
    ],
)
def test_what_is_no_sentence_of_the_report_is_left_out(text):
    assert flaw(text, "en")


@pytest.mark.parametrize(
    "text",
    [
        "He said the talks would go on for weeks.",
        "They agreed to meet again in the town of Tavel.",
        "It was the longest meeting since the war began.",
        "This was the longest meeting since the war began.",
        "However, Norland kept its troops at the border.",
        "But Norland kept its troops at the border with Sarvia.",
        "Norland also kept its troops at the border with Sarvia.",
        "Meanwhile, Norland kept its troops at the border.",
        "Traders in Brennick welcomed the move with fireworks.",
        "Officials said the two would meet again in Tavel.",
        "Neither side mentioned the prisoners held in Tavel.",
        "The minister spoke in Brennick after the meeting.",
        "The spokeswoman declined to comment on the prisoners.",
        "According to him, the talks will go on for weeks.",
        "Police in Brennick said she was released from prison.",
        "The day before, troops had left the border with Sarvia.",
        "The memos noted that dogs were used in the prison.",
        "Norland kept these troops at the border with Sarvia.",
        "Brennick police said that the 18 year old travelled with three men.",
        "Millions more have fled from the border between Norland and Sarvia.",
        "Ostmark is expected to follow suit with duties of its own.",
        "Held on the anniversary of the flood, the race at Tavel was won by Ida Orn.",
        "A doctor of Tavel who spoke to workers at the camp later said nobody was hurt.",
        "A fourth fire broke out in the harbour of Tavel at noon.",
        "Nearly an hour later a wall of the mill in Tavel fell.",
        "Photographs from the scene showed a wall of the mill in Tavel.",
        "Governor Ilse Marn is seen walking through a mill in Tavel.",
        "No group at once claimed responsibility, the mayor of Tavel said.",
        "Two others, a father and his daughter from Tavel, are missing.",
        "One factor could be the rain that fell on Tavel in May.",
        "Six other towns will vote on the tax on salt in June.",
        "Witnesses in Tavel said there were three further explosions.",
        "It was the second such fire in Tavel since the spring.",
        "Third, nobody in Tavel had asked the people who live there.",
        "Alternatively, they have the option of a smaller bridge at Tavel.",
        "In the middle of the talks, the Frenchman raised the price of salt.",
        "Economists say the same is true across much of Norland.",
        "Death threats had been sent for weeks, she said on Tuesday.",
        "The Norland media have confirmed that he had three boats.",
        "With a magnitude of 4.3, it occurred near Tavel on Monday.",
        "Judge Ada Finch disagreed, saying that the tax was lawful.",
        "Relatives sobbed and his supporters spoke of a hero of Tavel.",
        "Protesters there were among the first to take up arms in May.",
        "Before a match on Friday, they held a march for the mayor of Tavel.",
        "In May, the court of Tavel sentenced 18 of them to prison.",
        "The Tavel Union, he said, calls on all towns to save water.",
        "The Orn Police affidavit named three telephone calls from Tavel.",
        "The harbour of Tavel said that it was covered by that exemption.",
        "The Weather Bureau of Norland said it occurred at a depth of 7 km.",
        "By many accounts, that country is set to sell its mines.",
        "All that changed in February, when Norland closed its border.",
        "A spokesman for Ilse Marn denied that assertion on Friday.",
        "The ministers' text brings back the embassies of both countries.",
        "Ilse Marn's remarks came on the heels of a report from Tavel.",
        "The mayor of Tavel said that nobody here had seen the ship.",
        "Less clear was the future of the five sailors from Tavel.",
        "Trained as a nurse, he is revered by hundreds in Tavel.",
        "Norland has given no response as yet, the mayor of Tavel said.",
        "The mayor of Tavel blamed the rebels in the east of Norland.",
        "A report said later found fault with Tavel.".replace("said later", "later"),
        "The ship had just arrived from the harbour of Tavel.",
        "As for other themes, Ilse Marn said the tax would stay.",
        "A company spokesman told Coast Wire that a wall would be built.",
        "A higher court rejected that appeal Tuesday, clearing the way.",
        "Registration will run from Monday until the end of May.",
        "The Bank of Tavel has referred to Mr. Orn as its cashier.",
        "A man with a flag stood behind him in the hall of Tavel.",
        "Norland says they were in the waters of Sarvia at the time of the storm.",
        "Officials say that if all goes well, it could open in May.",
        "“The keys were found and he gave them to the mayor of Tavel,” a nurse said.",
        "One passenger estimated the cost at two million crowns in May.",
        "As the day progressed, farmers of Tavel put up new fences.",
        "Chief executive Bo Finn said that safety came before profit.",
        "Norland seems to agree, as the mayor of Tavel wrote on Monday.",
        "The sum raised in Tavel will supplement that 150,000 crowns pledged in May.",
        "As a comparison, prices in Tavel rose by a tenth in May.",
        "More akin to a barge than a ship, the Orn is nine metres long.",
        "In the morning, judges of Tavel heard nine bakers.",
        "Hours before, three men had died in a fire in Tavel.",
        "Sunday's quake was located near the harbour of Tavel.",
        "Farmers of Tavel, for example, have sold half of their cows.",
        "Ilse Marn's letter came late, and so did the president's proposal.",
        "The northern Orn Hills have seen no rain since May, he said.",
        "Below is a list of the nine mills that Tavel has built.",
        "The mills of Tavel, as mentioned above, grind salt for Norland.",
        "Why the mill of Tavel is a good one for Norland.",
        "Wearing the Crown of Norland, she opened the hall of Tavel.",
        "Known as Salt Flag, it has been flown in Tavel since May.",
        "After losing to Ida Orn in the final at Tavel, he left by train.",
        "Not having met Ilse Marn in Tavel, they wrote to Norland.",
        "Orn said he had sold nine boats to the harbour of Tavel.",
        "Speaking at Tavel, Orn praised his brother for a year of work.",
        "Fortunately, doctors of Tavel were able to save the horse.",
        "Treatment in Tavel has brought back her sight.",
        "True, Norland has closed nine mines since May.",
        "Norland closed nine posts at Tavel that had opened two days before.",
        "A dam failed, and 1,200 people left their homes, the mayor said.",
        "If that were to happen, Ilse Marn would remain in Tavel.",
        "Cows are revered by that state's farmers in the hills of Tavel.",
        "Today's guest is Ida Orn, a baker from Tavel.",
        "Police in Tavel praised the 18 - year - old for a brave deed.",
        "Police traced their movements by tickets found with the bakers of Tavel.",
        "The Defense contends that nobody had told Norland.",
        "The fourth and longest fire burnt for nine days in Tavel.",
        "In between the live songs of bakers, Tavel was shown from the air.",
        "Orn's bakers build ties between both villages and to the mill.",
        "One source put the price at 40 crowns in Tavel.",
        "So far, Norland has lost nine ships in the harbour of Tavel.",
    ],
)
def test_a_sentence_that_points_elsewhere_leans(text):
    assert leans(text, {}, [], "en")


@pytest.mark.parametrize(
    "text",
    [
        "Norland said it would keep its troops at the border.",
        "The mayor of Tavel blamed the rebels for the fire in the mill.",
        "Fifteen of the crew were freed, saying they had been fed well in Tavel.",
        "Tesla chief executive Bo Finn said that safety came before profit.",
        "Fifty people died in Tavel and hundreds more were hurt when a wall fell.",
        "Astana said that Ida Orn won Sunday's race in Tavel by a minute.",
        "Ida Orn, who led the talks, said later reports from Tavel were wrong.",
        "Norland kept its troops at the border with Sarvia.",
        "Ilse Marn said that she would travel to Tavel.",
        "The president of Ostmark put off the visit to Norland.",
        "Prices in Norland rose this week, officials said.",
        "Two men were held in Tavel after a fire, police said.",
        "After three years of war, Norland and Sarvia agreed to talk.",
        "The police in Brennick closed two roads on Tuesday.",
        "The second spillway of the dam at Tavel failed.",
        "The last working spillway gate of the Corrie dam gave way on Friday.",
        "The four countries that share the herring stock agreed to catch less.",
        "Rolf Amsel, the former harbour master of Brennick, was sentenced to prison.",
        "Norland and Sarvia will hold the first talks between the two countries.",
        "One of the two spillway gates of the dam broke on Friday.",
        "A gate of the dam broke, and 400 people who live below it left their homes.",
        "President Davor Kesh named the delegation, the president's office announced.",
        "A third of the herring boats of Norland stayed in port.",
        "The mill in Tavel burned down two hours after the bell rang.",
        "One man was killed in Tavel when a wall of the mill fell.",
        "Six towns of Norland will vote on the tax on salt in June.",
        "Before the fall of Tavel, they say, the rivers had no bridges.",
        "Sometimes there were three fires a day in the hills of Norland.",
        "Sarvia has freed 46 sailors since May and still holds 17 of them.",
        "Police in Tavel held 40 men, 12 of them from Sarvia.",
        "The Coast Wire report on the mine at Orn was read in court.",
        "Ilse Marn's letter to the mayor of Tavel was sold for 40 crowns.",
        "With a budget of its own, Norland could build a bridge at Tavel.",
        "Speaking in Tavel, Ilse Marn said she would sign in May.",
        "Prices in Tavel were not seen below 40 crowns in May.",
        "Looking at the harbour of Tavel, it is clear that Norland has won.",
        "Following Ilse Marn to Tavel, Norland sent nine ships.",
        "After building permits fell, Ilse Marn said she would resign.",
        "The painter Orn said he had sold nine boats in Tavel.",
        "Orn, 33, said he had sold nine boats in Tavel.",
        "Norland said its harbours would stay open, and so would the mill in Tavel.",
        "Ilse Marn said that if this winter is cold, Norland will need more salt.",
        "Norland closed nine posts two days before parliamentary elections.",
        "The dam above Tavel failed, and 1,200 people left their homes, the mayor said.",
        "Norland closed nine posts at Tavel, and 17 mills were also shut.",
        "Ida Orn, who also sings, will open the mill at Tavel.",
        "Bo Finn hurt a baker and another of Tavel before he fled.",
        "Norland may find it hard to speak with one voice in Tavel.",
        "Norland has lost nine ships in the harbour of Tavel so far.",
        "The number of people killed by the flood at Tavel rose to four in May.",
    ],
)
def test_a_sentence_that_tells_all_it_needs_stands(text):
    assert leans(text, {}, [], "en") == ""


def test_a_thing_that_is_printed_may_be_named_again():
    text = "The talks lasted more than six hours in Brennick."

    assert leans(text, {}, [], "en")
    assert leans(text, {}, [PRINTED], "en") == ""


def test_a_bare_surname_needs_its_full_name_in_print():
    full = full_names(["Foreign Minister Ilse Marn spoke. Marn left for Tavel."], "en")
    text = "On Tuesday evening Marn left for Tavel by train."

    assert "Marn" in leans(text, full, [], "en")
    assert leans(text, full, [PRINTED], "en") == ""


def test_a_surname_of_whom_it_says_his_or_hers_needs_to_be_printed():
    text = "Marn said she had not read the letter from Sarvia."

    assert "Marn" in leans(text, {}, [], "en")
    assert leans(text, {}, [PRINTED], "en") == ""


def test_an_office_in_print_makes_a_surname_known():
    full = {"marn": "Ilse Marn"}
    text = "On Tuesday evening Marn left for Tavel by train."

    assert leans(text, full, ["Minister Marn wrote to Sarvia."], "en") == ""
    assert leans(text, full, ["Mrs. Marn wrote to Sarvia."], "en")


def test_a_word_for_a_nation_is_no_surname():
    full = {"norlandian": "Bo Norlandian"}

    assert leans("Many Norlandian mills closed in Tavel in May.", full, [], "en") == ""
    assert leans("In Tavel people heard Norlandian.", full, [], "en")


def test_who_has_an_office_in_one_article_is_no_bare_surname_in_another():
    others = ["Orn said the mill was safe.", "Orn wrote to the mayor."]

    assert full_names([*others, "The spokeswoman Ida Orn spoke."], "en") == {"orn": "Ida Orn"}
    assert full_names([*others, "On Monday Ida Orn spoke."], "en") == {}


def test_a_title_makes_no_surname_whole():
    full = full_names(["General Petar Lisan spoke. General Lisan then left."], "en")

    assert full == {"lisan": "Petar Lisan"}
    assert leans("On Friday General Lisan left for Tavel by train.", full, [], "en")


def test_things_that_nothing_has_told_are_counted():
    assert taken_as_known("Engineers of Norland watch the gate.", "en") == {"gate"}
    assert taken_as_known("The wall of that dam was watched by the police.", "en") == set()
    assert taken_as_known("A wall broke and the wall, once white, fell.", "en") == set()
    assert taken_as_known("Die Mauer und das Tor.", "de") == set()


def test_a_name_that_stands_alone_first_is_no_bare_surname():
    assert full_names(["London was calm. East London was not."], "en") == {}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Er sagte, die Gespräche gingen weiter."),
        ("de", "Die Minister reisten daraufhin nach Tavel."),
        ("fr", "Il a dit que les discussions continuent."),
        ("fr", "Cette décision a été saluée à Brennick."),
        ("es", "Ella dijo que las conversaciones siguen."),
        ("es", "Sin embargo, Norland mantuvo sus tropas."),
    ],
)
def test_other_languages_have_their_pointers_too(language, text):
    assert leans(text, {}, [], language)
