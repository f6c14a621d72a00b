// Which names without a telling word are bodies: "Norland" of "Norland's managing director", "the general union Allied".
#pragma once

#include "people/cast.h"

namespace onrecord::people {

// Makes organisations of figures of unknown type that the text, taken as a whole, speaks of as it does of bodies. To be called when all names are entered and before roles are looked for.
void know_bodies(Cast& cast);

}  // namespace onrecord::people
