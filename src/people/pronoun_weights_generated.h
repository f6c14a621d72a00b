// Made by train/coref.py: what each Feature counts for in ranking the antecedents of a pronoun. Do not edit.
#pragma once

#include "people/discourse.h"

namespace onrecord::people {

inline constexpr Features pronoun_weights = {
    1.4962F,  // distance_0
    0.5146F,  // distance_1
    -0.3224F,  // distance_2
    -0.7736F,  // distance_3
    -2.3537F,  // distance_more
    0.4110F,  // subject_here
    0.6223F,  // subject_before
    0.3234F,  // subject_earlier
    -0.3128F,  // oblique
    0.0913F,  // possessive
    -0.0514F,  // by_name
    0.2843F,  // by_description
    -0.2030F,  // by_subject_pronoun
    -0.3022F,  // by_object_pronoun
    -0.6457F,  // speaker_last
    -0.1583F,  // quoted_there
    0.0645F,  // quoted_both
    -0.0645F,  // quoted_here
    -1.2333F,  // in_own_content
    0.7465F,  // same_paragraph
    0.0772F,  // heads_paragraph
    0.1396F,  // heads_previous_paragraph
    0.1305F,  // previous_speaker
    0.6291F,  // previous_speaker_of_source
    0.1057F,  // speaker_before_previous
    0.3954F,  // gender_agrees
    -0.3842F,  // gender_unknown
    0.2947F,  // frequency
    0.2672F,  // speaking_frequency
    0.6177F,  // rank_0
    0.5274F,  // rank_1
    0.3874F,  // rank_2
    -0.7635F,  // type_unknown
    -0.0318F,  // first_of_document
    -0.0112F,  // subject_of_object
    0.6496F,  // number_agrees
    0.1992F,  // source_and_subject
    -0.1626F,  // unknown_beside_known
};

}  // namespace onrecord::people
